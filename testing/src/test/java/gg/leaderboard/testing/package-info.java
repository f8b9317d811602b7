@NullMarked
package gg.leaderboard.testing;

import org.jspecify.annotations.NullMarked;
