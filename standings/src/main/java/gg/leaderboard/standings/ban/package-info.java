/** Bans, which hide players from boards and from the achievements feed. */
@NullMarked
package gg.leaderboard.standings.ban;

import org.jspecify.annotations.NullMarked;
