package gg.leaderboard.standings.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the achievements feed.
 *
 * @param playerName as the event said it, if it did
 */
public record Achievement(
        String playerId, @Nullable String playerName, String achievement, String rarity, Instant timestamp) {

    /** How many the feed keeps. */
    public static final int KEPT = 100;
}
