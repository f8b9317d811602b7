package gg.leaderboard.api.player;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.profile.PlayerProfile;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A player's profile and place.
 *
 * @param playerName the latest name in the log, or the id of a player without one
 * @param rank on the global board; null without points
 * @param events type of event without a count of its own → how often
 */
record Player(
        @JsonProperty("player_id") String playerId,
        @JsonProperty("player_name") String playerName,
        @JsonProperty("total_score") long totalScore,
        @Nullable Long rank,
        @JsonProperty("events_count") long eventsCount,
        @JsonProperty("games_joined") long gamesJoined,
        @JsonProperty("last_active") @Nullable Instant lastActive,
        @JsonProperty("last_game") @Nullable String lastGame,
        long kills,
        long deaths,
        long assists,
        long wins,
        long losses,
        @JsonProperty("current_streak") long currentStreak,
        @JsonProperty("best_streak") long bestStreak,
        Map<String, Long> actions,
        Map<String, Long> events) {

    static Player of(PlayerProfile profile, @Nullable Long rank) {
        return new Player(
                profile.playerId(),
                Objects.requireNonNullElse(profile.playerName(), profile.playerId()),
                profile.totalScore(),
                rank,
                profile.eventsCount(),
                profile.gamesJoined(),
                profile.lastActive(),
                profile.lastGame(),
                profile.kills(),
                profile.deaths(),
                profile.assists(),
                profile.wins(),
                profile.losses(),
                profile.currentStreak(),
                profile.bestStreak(),
                profile.actions(),
                profile.events());
    }
}
