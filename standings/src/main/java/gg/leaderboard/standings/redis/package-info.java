/** Standings in Redis: keys, scripts, the writer and the readers. */
@NullMarked
package gg.leaderboard.standings.redis;

import org.jspecify.annotations.NullMarked;
