package gg.leaderboard.standings.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the achievements feed.
 *
 * @param playerName the name in the event; null if the event has none
 */
public record Achievement(
        String playerId, @Nullable String playerName, String achievement, String rarity, Instant timestamp) {

    /** The number of entries that the feed keeps. */
    public static final int KEPT = 100;
}
