/** The leaderboards that users make: created, listed, changed, reset and deleted. */
@NullMarked
package gg.leaderboard.api.board;

import org.jspecify.annotations.NullMarked;
