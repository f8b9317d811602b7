/** Why a player stands where she stands: every event that moved her on a board. */
@NullMarked
package gg.leaderboard.archive.history;

import org.jspecify.annotations.NullMarked;
