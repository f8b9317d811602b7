package gg.leaderboard.api.leaderboard;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of a board that a request names, as written in the URL. */
public record SelectionParameters(
        @Parameter(
                description = "`alltime`, `daily`, `weekly`, or another configured window. Defaults to `alltime`.",
                example = "daily")
        @Nullable String window,

        @Parameter(
                description =
                        "A period of the window in the board's time zone, such as `2026-11-19`, `2026-W47`, `2026-11`"
                                + " or `2026-11-19T13`. Defaults to the current period.")
        @Nullable String period,

        @Parameter(
                description = "A season of the board. Defaults to the current season.",
                schema = @Schema(type = "integer", format = "int64", minimum = "1"))
        @Nullable String season) {

    public SelectionParameters {
        window = given(window);
        period = given(period);
        season = given(season);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** Window, period and season as URI variables for another service; empty strings if not given. */
    public Stream<String> uriVariables() {
        return Stream.of(window, period, season).map(text -> Objects.requireNonNullElse(text, ""));
    }

    /** Whether no given parameter differs from {@code other}. */
    boolean matches(SelectionParameters other) {
        return agrees(window, other.window) && agrees(period, other.period) && agrees(season, other.season);
    }

    private static boolean agrees(@Nullable String mine, @Nullable String theirs) {
        return mine == null || mine.equals(theirs);
    }
}
