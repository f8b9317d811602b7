/** Leaderboards: which there are, and how they are read. */
@NullMarked
package gg.leaderboard.standings.board;

import org.jspecify.annotations.NullMarked;
