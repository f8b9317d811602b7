/** Which part of a board the parameters of an address name. */
@NullMarked
package gg.leaderboard.web.board;

import org.jspecify.annotations.NullMarked;
