/** Tests of current standings in Cassandra. Most tests require a real server. */
@NullMarked
package gg.leaderboard.archive.cassandra;

import org.jspecify.annotations.NullMarked;
