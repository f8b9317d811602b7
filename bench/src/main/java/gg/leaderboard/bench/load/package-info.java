/** Generates events and fills the log in Kafka with them. */
@NullMarked
package gg.leaderboard.bench.load;

import org.jspecify.annotations.NullMarked;
