/**
 * Game events from a {@link gg.leaderboard.producer.Source} to Kafka: the application, publishing, pacing, progress. Each
 * source has a package of its own and hands over events; it never sees Kafka.
 */
@NullMarked
package gg.leaderboard.producer;

import org.jspecify.annotations.NullMarked;
