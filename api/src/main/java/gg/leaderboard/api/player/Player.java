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
 * @param kdRatio kills per death, as if of one death without any; two decimals, as the others
 * @param kdaRatio kills and assists per death, likewise
 * @param winRate wins as a share of wins and losses, 0 to 1; null before the first of them
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
        @JsonProperty("kd_ratio") double kdRatio,
        @JsonProperty("kda_ratio") double kdaRatio,
        @JsonProperty("win_rate") @Nullable Double winRate,
        Map<String, Long> actions,
        Map<String, Long> events) {

    static Player of(PlayerProfile profile, @Nullable Long rank) {
        long matches = profile.wins() + profile.losses();
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
                ratio(profile.kills(), Math.max(1, profile.deaths())),
                ratio(profile.kills() + profile.assists(), Math.max(1, profile.deaths())),
                matches == 0 ? null : ratio(profile.wins(), matches),
                profile.actions(),
                profile.events());
    }

    private static double ratio(long part, long whole) {
        return Math.round(100.0 * part / whole) / 100.0;
    }
}
