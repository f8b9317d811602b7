/** The connection to Redis, and the readers of the standings that use it. */
@NullMarked
package gg.leaderboard.api.redis;

import org.jspecify.annotations.NullMarked;
