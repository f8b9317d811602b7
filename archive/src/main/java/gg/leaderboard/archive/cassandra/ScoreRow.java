package gg.leaderboard.archive.cassandra;

import gg.leaderboard.standings.LogPartition;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code user_scores}: what one partition of the log has given a player. It depends on nothing but that partition up to
 * {@code offset}, so that the row of the highest offset is right, whoever wrote it and whenever it arrived.
 *
 * @param offset of the last record in it
 * @param score null if it was taken away by the record at {@code offset}
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
