/** The topics, partitions and consumer groups of Kafka, for the console. */
@NullMarked
package gg.leaderboard.api.kafka;

import org.jspecify.annotations.NullMarked;
