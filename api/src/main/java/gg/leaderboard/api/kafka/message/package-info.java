/** Searches in the messages of a topic, without a consumer group. */
@NullMarked
package gg.leaderboard.api.kafka.message;

import org.jspecify.annotations.NullMarked;
