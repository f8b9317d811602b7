/** Made-up events and the log in Kafka that they fill. */
@NullMarked
package gg.leaderboard.bench.load;

import org.jspecify.annotations.NullMarked;
