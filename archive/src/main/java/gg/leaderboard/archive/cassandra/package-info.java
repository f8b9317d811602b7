/** Current standings in Cassandra instead of PostgreSQL: written so that replays, frozen twins and late writes are harmless. */
@NullMarked
package gg.leaderboard.archive.cassandra;

import org.jspecify.annotations.NullMarked;
