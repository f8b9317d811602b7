package gg.leaderboard.archive.cassandra;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.ban.Bans;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code hidden_players}: the bans of a player by one partition of the log.
 *
 * @param offset of the last record that changed them
 * @param bans empty if all were lifted; null if the row is to be deleted
 */
record BanRow(
        String player,
        LogPartition partition,
        long offset,
        @Nullable Bans bans,
        Instant logTime) {}
