/** Leaderboards with the names of their players. */
@NullMarked
package gg.leaderboard.api.leaderboard;

import org.jspecify.annotations.NullMarked;
