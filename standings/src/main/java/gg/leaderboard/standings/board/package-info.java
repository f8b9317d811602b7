/** Values that describe a leaderboard and its entries. */
@NullMarked
package gg.leaderboard.standings.board;

import org.jspecify.annotations.NullMarked;
