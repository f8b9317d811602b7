package gg.leaderboard.archive.cassandra;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreState;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code score_states}: the last scores of a player from one partition of the log. It is written after all scores
 * of the batch, so that the scores of the player up to {@code offset} are written if the row is.
 *
 * @param offset of the last record included
 * @param state null if the record at {@code offset} removed the player
 * @param expiresAt when it expires, in milliseconds since 1970; empty for never, or if it was read
 */
record StateRow(
        ScoreKey key,
        LogPartition partition,
        long offset,
        @Nullable ScoreState state,
        OptionalLong expiresAt) {

    StateRow removed(long at) {
        return new StateRow(key, partition, at, null, OptionalLong.empty());
    }
}
