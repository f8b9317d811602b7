/** The folds of current standings and of player statistics. */
@NullMarked
package gg.leaderboard.archive.leaderboard;

import org.jspecify.annotations.NullMarked;
