@NullMarked
package gg.leaderboard.api.board;

import org.jspecify.annotations.NullMarked;
