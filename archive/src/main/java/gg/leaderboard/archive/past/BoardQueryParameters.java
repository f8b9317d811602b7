package gg.leaderboard.archive.past;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a board is asked for, as written in the address.
 *
 * @param at the moment
 * @param window all time unless given
 * @param period that of the moment unless given
 * @param season that in force at the moment unless given
 */
record BoardQueryParameters(
        String board,
        @Nullable String at,
        @Nullable String window,
        @Nullable String period,
        @Nullable String season) {

    BoardQueryParameters {
        window = emptyToNull(window);
        period = emptyToNull(period);
        season = emptyToNull(season);
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
