package gg.leaderboard.archive.cassandra;

import gg.leaderboard.standings.LogPartition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code hidden_players}: what one partition of the log last said of whether a player is hidden.
 *
 * @param offset where it said so
 * @param hidden null if the player is forgotten
 */
record Ban(
        String player,
        LogPartition partition,
        long offset,
        @Nullable Boolean hidden,
        Instant logTime) {}
