package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.profile.ProfileFields;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one update changes in a player's profile.
 *
 * @param anew whether what was there is forgotten first
 * @param added field → amount to add
 * @param set field → text that replaces what is there
 * @param raised field → text that replaces what is there if that is less, compared character by character
 * @param streak kills in a row; null if the player neither killed nor died
 */
public record ProfileChange(
        String playerId,
        String key,
        boolean anew,
        Map<String, Long> added,
        Map<String, String> set,
        Map<String, String> raised,
        @Nullable Streak streak) {

    /**
     * The fields afterwards.
     *
     * @param before the fields of the profile, see {@link ProfileFields}; empty if there is none
     */
    public Map<String, String> applyTo(Map<String, String> before) {
        Map<String, String> fields = new HashMap<>(anew ? Map.of() : before);
        added.forEach((field, amount) -> fields.merge(field, String.valueOf(amount), ProfileChange::sum));
        fields.putAll(set);
        raised.forEach((field, text) -> fields.merge(field, text, (a, b) -> a.compareTo(b) > 0 ? a : b));
        if (streak != null) {
            long current = Long.parseLong(fields.getOrDefault(ProfileFields.CURRENT_STREAK, "0")) + streak.untilDeath();
            long best = Long.parseLong(fields.getOrDefault(ProfileFields.BEST_STREAK, "0"));
            fields.put(ProfileFields.BEST_STREAK, String.valueOf(Math.max(best, Math.max(current, streak.best()))));
            fields.put(ProfileFields.CURRENT_STREAK, String.valueOf(streak.died() ? streak.current() : current));
        }
        return fields;
    }

    private static String sum(String a, String b) {
        return String.valueOf(Long.parseLong(a) + Long.parseLong(b));
    }
}
