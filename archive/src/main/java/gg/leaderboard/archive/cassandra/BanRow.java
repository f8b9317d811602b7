package gg.leaderboard.archive.cassandra;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.ban.Bans;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code hidden_players}: the bans of a player as one partition of the log has them.
 *
 * @param offset the last that changed them
 * @param bans none if all were lifted; null if the player is forgotten
 */
record BanRow(
        String player,
        LogPartition partition,
        long offset,
        @Nullable Bans bans,
        Instant logTime) {}
