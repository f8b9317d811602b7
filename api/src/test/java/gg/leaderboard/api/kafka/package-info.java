/** Tests of the console's calls about Kafka. */
@NullMarked
package gg.leaderboard.api.kafka;

import org.jspecify.annotations.NullMarked;
