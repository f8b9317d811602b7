/**
 * How a fold reads the log: where it resumes, what it does with a gap, and how it waits while Kafka or its store is away.
 * Whoever folds brings a {@link gg.leaderboard.log.reading.PartitionFold}.
 */
@NullMarked
package gg.leaderboard.log.reading;

import org.jspecify.annotations.NullMarked;
