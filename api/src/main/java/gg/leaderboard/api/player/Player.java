package gg.leaderboard.api.player;

import com.fasterxml.jackson.annotation.JsonValue;
import gg.leaderboard.standings.profile.PlayerProfile;
import gg.leaderboard.standings.profile.ProfileCounter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A player's profile and rank.
 *
 * @param rank on the global board; null without points
 * @param lastGame null if there is none, or the caller may not read the board with its id
 */
@Schema(ref = "#/components/schemas/Player")
record Player(
        PlayerProfile profile,
        @Nullable Long rank,
        @Nullable String lastGame) {

    /** The fields in the order of the first release, with every counter; described in {@code PlayerSchema}. */
    @JsonValue
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("player_id", profile.playerId());
        fields.put("player_name", Objects.requireNonNullElse(profile.playerName(), profile.playerId()));
        put(fields, ProfileCounter.TOTAL_SCORE);
        fields.put("rank", rank);
        put(fields, ProfileCounter.EVENTS_COUNT);
        put(fields, ProfileCounter.GAMES_JOINED);
        fields.put("last_active", profile.lastActive());
        fields.put("last_game", lastGame);
        for (ProfileCounter counter : ProfileCounter.values()) {
            put(fields, counter);
        }
        fields.put("kd_ratio", ratio(kills(), deaths()));
        fields.put("kda_ratio", ratio(kills() + profile.count(ProfileCounter.ASSISTS), deaths()));
        fields.put("win_rate", winRate());
        fields.put("actions", profile.actions());
        fields.put("events", profile.events());
        return fields;
    }

    private void put(Map<String, @Nullable Object> fields, ProfileCounter counter) {
        fields.put(counter.field(), profile.count(counter));
    }

    private long kills() {
        return profile.count(ProfileCounter.KILLS);
    }

    private long deaths() {
        return Math.max(1, profile.count(ProfileCounter.DEATHS));
    }

    private @Nullable Double winRate() {
        long wins = profile.count(ProfileCounter.WINS);
        long matches = wins + profile.count(ProfileCounter.LOSSES);
        return matches == 0 ? null : ratio(wins, matches);
    }

    private static double ratio(long part, long whole) {
        return Math.round(100.0 * part / whole) / 100.0;
    }
}
