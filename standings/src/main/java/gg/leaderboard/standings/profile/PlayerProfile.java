package gg.leaderboard.standings.profile;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The profile of one player.
 *
 * @param playerName the latest name in the log; null if the log has none
 * @param lastActive the latest time of the player's events
 * @param lastGame the game of the latest event in the log that names one
 * @param counts every counter → its value, 0 if nothing was counted; the argument may omit zeros
 * @param actions action → number of times
 * @param events type of event without a counter of its own → number of events
 */
public record PlayerProfile(
        String playerId,
        @Nullable String playerName,
        @Nullable Instant lastActive,
        @Nullable String lastGame,
        Map<ProfileCounter, Long> counts,
        Map<String, Long> actions,
        Map<String, Long> events) {

    public PlayerProfile {
        Map<ProfileCounter, Long> all = new EnumMap<>(ProfileCounter.class);
        for (ProfileCounter counter : ProfileCounter.values()) {
            all.put(counter, counts.getOrDefault(counter, 0L));
        }
        counts = Collections.unmodifiableMap(all);
    }

    /**
     * Reads a profile.
     *
     * @param fields as in the hash, see {@link ProfileFields} and {@link ProfileCounter}
     */
    public static PlayerProfile of(String playerId, Map<String, String> fields) {
        String lastActive = fields.get(ProfileFields.LAST_ACTIVE);
        Map<ProfileCounter, Long> counts = new EnumMap<>(ProfileCounter.class);
        for (ProfileCounter counter : ProfileCounter.values()) {
            counts.put(counter, Long.parseLong(fields.getOrDefault(counter.field(), "0")));
        }
        return new PlayerProfile(
                playerId,
                fields.get(ProfileFields.PLAYER_NAME),
                lastActive == null ? null : Instant.parse(lastActive),
                fields.get(ProfileFields.LAST_GAME),
                counts,
                withPrefix(fields, ProfileFields.ACTION_PREFIX),
                withPrefix(fields, ProfileFields.EVENT_PREFIX));
    }

    public long count(ProfileCounter counter) {
        return counts.getOrDefault(counter, 0L);
    }

    /** The fields of the hash, without zeros. */
    public Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        putIfPresent(fields, ProfileFields.PLAYER_NAME, playerName);
        putIfPresent(fields, ProfileFields.LAST_GAME, lastGame);
        putIfPresent(fields, ProfileFields.LAST_ACTIVE, lastActive == null ? null : ProfileFields.time(lastActive));
        counts.forEach((counter, count) -> putUnlessZero(fields, counter.field(), count));
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
