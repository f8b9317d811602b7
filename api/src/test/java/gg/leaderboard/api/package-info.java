@NullMarked
package gg.leaderboard.api;

import org.jspecify.annotations.NullMarked;
