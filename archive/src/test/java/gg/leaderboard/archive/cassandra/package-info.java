/** Tests of current standings in Cassandra; most need a real one. */
@NullMarked
package gg.leaderboard.archive.cassandra;

import org.jspecify.annotations.NullMarked;
