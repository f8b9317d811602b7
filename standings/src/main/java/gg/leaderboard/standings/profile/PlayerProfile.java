package gg.leaderboard.standings.profile;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one player. Counts are 0 where nothing was counted.
 *
 * @param playerName the latest name in the log; null if none was ever given
 * @param eventsCount every event of the player
 * @param lastActive the latest time that an event of the player gave
 * @param lastGame of the latest event in the log that named a game
 * @param gamesJoined how often the player joined a game
 * @param currentStreak kills since the last death
 * @param bestStreak most kills without a death
 * @param actions action → how often
 * @param events type of event without a count of its own → how often
 */
public record PlayerProfile(
        String playerId,
        @Nullable String playerName,
        long totalScore,
        long eventsCount,
        @Nullable Instant lastActive,
        @Nullable String lastGame,
        long gamesJoined,
        long kills,
        long deaths,
        long assists,
        long wins,
        long losses,
        long currentStreak,
        long bestStreak,
        Map<String, Long> actions,
        Map<String, Long> events) {

    /** @param fields as in the hash, see {@link ProfileFields} */
    public static PlayerProfile of(String playerId, Map<String, String> fields) {
        String lastActive = fields.get(ProfileFields.LAST_ACTIVE);
        return new PlayerProfile(
                playerId,
                fields.get(ProfileFields.PLAYER_NAME),
                number(fields, ProfileFields.TOTAL_SCORE),
                number(fields, ProfileFields.EVENTS_COUNT),
                lastActive == null ? null : Instant.parse(lastActive),
                fields.get(ProfileFields.LAST_GAME),
                number(fields, ProfileFields.GAMES_JOINED),
                number(fields, ProfileFields.KILLS),
                number(fields, ProfileFields.DEATHS),
                number(fields, ProfileFields.ASSISTS),
                number(fields, ProfileFields.WINS),
                number(fields, ProfileFields.LOSSES),
                number(fields, ProfileFields.CURRENT_STREAK),
                number(fields, ProfileFields.BEST_STREAK),
                withPrefix(fields, ProfileFields.ACTION_PREFIX),
                withPrefix(fields, ProfileFields.EVENT_PREFIX));
    }

    /** The same as in the hash, without what is 0. */
    public Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        putIfPresent(fields, ProfileFields.PLAYER_NAME, playerName);
        putIfPresent(fields, ProfileFields.LAST_GAME, lastGame);
        putIfPresent(fields, ProfileFields.LAST_ACTIVE, lastActive == null ? null : ProfileFields.time(lastActive));
        putUnlessZero(fields, ProfileFields.TOTAL_SCORE, totalScore);
        putUnlessZero(fields, ProfileFields.EVENTS_COUNT, eventsCount);
        putUnlessZero(fields, ProfileFields.GAMES_JOINED, gamesJoined);
        putUnlessZero(fields, ProfileFields.KILLS, kills);
        putUnlessZero(fields, ProfileFields.DEATHS, deaths);
        putUnlessZero(fields, ProfileFields.ASSISTS, assists);
        putUnlessZero(fields, ProfileFields.WINS, wins);
        putUnlessZero(fields, ProfileFields.LOSSES, losses);
        putUnlessZero(fields, ProfileFields.CURRENT_STREAK, currentStreak);
        putUnlessZero(fields, ProfileFields.BEST_STREAK, bestStreak);
        actions.forEach((action, count) -> putUnlessZero(fields, ProfileFields.ACTION_PREFIX + action, count));
        events.forEach((type, count) -> putUnlessZero(fields, ProfileFields.EVENT_PREFIX + type, count));
        return fields;
    }

    private static void putIfPresent(Map<String, String> fields, String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
    }

    private static void putUnlessZero(Map<String, String> fields, String field, long value) {
        putIfPresent(fields, field, value == 0 ? null : String.valueOf(value));
    }

    private static long number(Map<String, String> fields, String field) {
        return Long.parseLong(fields.getOrDefault(field, "0"));
    }

    private static Map<String, Long> withPrefix(Map<String, String> fields, String prefix) {
        Map<String, Long> counts = new TreeMap<>();
        fields.forEach((field, value) -> {
            if (field.startsWith(prefix)) {
                counts.put(field.substring(prefix.length()), Long.parseLong(value));
            }
        });
        return counts;
    }
}
