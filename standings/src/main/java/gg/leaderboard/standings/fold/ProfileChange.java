package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.profile.ProfileCounter;
import gg.leaderboard.standings.profile.ProfileFields;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one update in a player's profile.
 *
 * @param reset whether the existing profile is deleted first
 * @param added field → amount to add, in the order in which the log first names the fields
 * @param set field → text that replaces the value
 * @param raised field → text that replaces the value if the value is less, compared character by character
 * @param streak kills in a row; null if the player neither killed nor died
 * @param types how many event types, and how many actions, have a field of their own; further ones share one
 */
public record ProfileChange(
        String playerId,
        boolean reset,
        Map<String, Long> added,
        Map<String, String> set,
        Map<String, String> raised,
        @Nullable Streak streak,
        int types) {

    /**
     * The fields after this change.
     *
     * @param before the fields of the profile, see {@link ProfileFields}; empty if there is none
     */
    public Map<String, String> applyTo(Map<String, String> before) {
        Map<String, String> fields = new HashMap<>(reset ? Map.of() : before);
        added.forEach(
                (field, amount) -> fields.merge(nameIn(fields, field), String.valueOf(amount), ProfileChange::sum));
        fields.putAll(set);
        raised.forEach((field, text) -> fields.merge(field, text, BinaryOperator.maxBy(Comparator.naturalOrder())));
        if (streak != null) {
            long current = Long.parseLong(fields.getOrDefault(ProfileCounter.CURRENT_STREAK.field(), "0"))
                    + streak.untilDeath();
            long best = Long.parseLong(fields.getOrDefault(ProfileCounter.BEST_STREAK.field(), "0"));
            fields.put(
                    ProfileCounter.BEST_STREAK.field(),
                    String.valueOf(Math.max(best, Math.max(current, streak.best()))));
            fields.put(
                    ProfileCounter.CURRENT_STREAK.field(), String.valueOf(streak.died() ? streak.current() : current));
        }
        return fields;
    }

    // The field name to count under, if the profile may have reached the limit of names.
    private String nameIn(Map<String, String> fields, String field) {
        if (fields.containsKey(field)) {
            return field;
        }
        for (String prefix : List.of(ProfileFields.EVENT_PREFIX, ProfileFields.ACTION_PREFIX)) {
            if (field.startsWith(prefix)) {
                String other = prefix + ProfileFields.OTHER;
                long named = fields.keySet().stream()
                        .filter(known -> known.startsWith(prefix) && !known.equals(other))
                        .count();
                return named < types ? field : other;
            }
        }
        return field;
    }

    private static String sum(String a, String b) {
        return String.valueOf(Long.parseLong(a) + Long.parseLong(b));
    }
}
