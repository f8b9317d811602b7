/** The pure part: records of the log in, one update per shard out. No Spring, no clock, no I/O. */
@NullMarked
package gg.leaderboard.standings.fold;

import org.jspecify.annotations.NullMarked;
