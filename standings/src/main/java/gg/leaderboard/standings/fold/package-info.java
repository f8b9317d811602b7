/** The pure fold: records of the log in, one update per shard out. No Spring, no clock, no I/O, no Redis. */
@NullMarked
package gg.leaderboard.standings.fold;

import org.jspecify.annotations.NullMarked;
