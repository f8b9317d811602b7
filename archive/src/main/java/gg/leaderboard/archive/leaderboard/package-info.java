/** The fold of current standings. */
@NullMarked
package gg.leaderboard.archive.leaderboard;

import org.jspecify.annotations.NullMarked;
