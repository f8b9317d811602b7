package gg.leaderboard.web;

import gg.leaderboard.standings.window.Window;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.WebRequest;

/** The part of a board that a request names. {@link SelectionParser} looks it up. */
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
        @Nullable Long season) {

    public SelectionParameters {
        window = given(window);
        period = given(period);
    }

    /**
     * The parameters of a request.
     *
     * @throws ProblemException 400 if the season is not a whole number from 1
     */
    public static SelectionParameters of(WebRequest request) {
        return new SelectionParameters(
                request.getParameter("window"),
                request.getParameter("period"),
                SelectionParser.season(given(request.getParameter("season"))));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** The label of the window; all time if none is given. */
    public String windowLabel() {
        return Objects.requireNonNullElse(window, Window.ALLTIME.label());
    }

    /** Window, period and season as URI variables for another service; empty strings if not given. */
    public Stream<String> uriVariables() {
        return Stream.of(
                Objects.requireNonNullElse(window, ""),
                Objects.requireNonNullElse(period, ""),
                season == null ? "" : season.toString());
    }

    /** Whether no given parameter differs from {@code other}. */
    public boolean matches(SelectionParameters other) {
        return agrees(window, other.window) && agrees(period, other.period) && agrees(season, other.season);
    }

    private static boolean agrees(@Nullable Object mine, @Nullable Object theirs) {
        return mine == null || mine.equals(theirs);
    }
}
