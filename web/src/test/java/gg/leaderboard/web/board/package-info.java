@NullMarked
package gg.leaderboard.web.board;

import org.jspecify.annotations.NullMarked;
