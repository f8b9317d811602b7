/** Parses the part of a board that the parameters of a URL select. */
@NullMarked
package gg.leaderboard.web.board;

import org.jspecify.annotations.NullMarked;
