package gg.leaderboard.archive.cassandra;

import gg.leaderboard.standings.LogPartition;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code user_scores}: the score of a player from one partition of the log. It depends only on that partition up to
 * {@code offset}, so the row with the highest offset is correct, in any order of writes.
 *
 * @param offset of the last record included
 * @param score null if the record at {@code offset} removed it
 */
record ScoreRow(
        ScoreKey key,
        LogPartition partition,
        long offset,
        @Nullable PartialScore score) {

    ScoreRow add(long at, PartialScore more) {
        return new ScoreRow(key, partition, at, score == null ? more : score.join(more));
    }

    ScoreRow removed(long at) {
        return new ScoreRow(key, partition, at, null);
    }
}
