package gg.leaderboard.standings.fold;

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
        String key,
        boolean anew,
        Map<String, Long> added,
        Map<String, String> set,
        Map<String, String> raised,
        @Nullable Streak streak) {}
