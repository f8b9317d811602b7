@NullMarked
package gg.leaderboard.containers;

import org.jspecify.annotations.NullMarked;
