/**
 * The pure fold: it reads records of the log and returns one update per shard. It uses no Spring, clock, I/O or Redis.
 */
@NullMarked
package gg.leaderboard.standings.fold;

import org.jspecify.annotations.NullMarked;
