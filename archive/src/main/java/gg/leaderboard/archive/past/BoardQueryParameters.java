package gg.leaderboard.archive.past;

import org.jspecify.annotations.Nullable;

/**
 * The query parameters that select a period of a board.
 *
 * @param at the moment
 * @param window null for all time
 * @param period null for the period of the moment
 * @param season null for the current season at the moment
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
