/**
 * Sends game events from a {@link gg.leaderboard.producer.Source} to Kafka: the application, publishing, pacing, progress. Each
 * source has its own package and does not depend on Kafka.
 */
@NullMarked
package gg.leaderboard.producer;

import org.jspecify.annotations.NullMarked;
