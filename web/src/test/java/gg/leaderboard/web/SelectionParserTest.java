package gg.leaderboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Season;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectionParserTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration ONE_DAY = Duration.ofDays(1);

    @Test
    void a_season_is_a_whole_number_from_1() {
        assertThat(SelectionParser.season(null)).isNull();
        assertThat(SelectionParser.season("12")).isEqualTo(12);
        for (String wrong : new String[] {"0", "-1", "1.0", "one", ""}) {
            assertRefused("season", () -> SelectionParser.season(wrong));
        }
    }

    @Test
    void without_a_label_the_period_contains_the_time() {
        assertThat(SelectionParser.period(Window.DAILY, null, ZoneOffset.UTC, NOW)
                        .label())
                .isEqualTo("2026-11-20");
        assertThat(SelectionParser.period(Window.DAILY, "2026-11-01", ZoneOffset.UTC, NOW)
                        .label())
                .isEqualTo("2026-11-01");
    }

    @Test
    void a_label_must_name_a_period_of_the_window() {
        assertRefused("period", () -> SelectionParser.period(Window.DAILY, "2026-W47", ZoneOffset.UTC, NOW));
        assertRefused("period", () -> SelectionParser.period(Window.ALLTIME, "2026-11-20", ZoneOffset.UTC, NOW));
    }

    @Test
    void the_default_moment_of_a_past_season_is_its_end() {
        Instant end = NOW.minusSeconds(60);

        assertThat(SelectionParser.within(new Season(1, Instant.EPOCH, end), NOW))
                .isEqualTo(end.minusMillis(1));
        assertThat(SelectionParser.within(new Season(1, Instant.EPOCH, null), NOW))
                .isEqualTo(NOW);
    }

    @Test
    void at_is_an_instant_between_1970_and_now() {
        assertThat(SelectionParser.moment("2026-11-20T13:00:00+01:00", NOW)).isEqualTo(NOW);
        assertRefused("at", () -> SelectionParser.moment(null, NOW));
        for (String wrong : new String[] {"yesterday", "2026-11-20", "1969-12-31T23:59:59Z", "2026-11-20T12:00:01Z"}) {
            assertRefused("at", () -> SelectionParser.moment(wrong, NOW));
        }
    }

    @Test
    void a_window_that_is_configured_but_not_folded_is_being_built() {
        List<Window> folded = List.of(Window.ALLTIME, Window.DAILY);
        List<Window> configured = List.of(Window.ALLTIME, Window.WEEKLY);

        assertThat(window("daily", folded, configured)).contains(Window.DAILY);
        assertThat(window("hourly", folded, configured)).isEmpty();
        assertThat(window("none", folded, configured)).isEmpty();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> window("weekly", folded, configured))
                .withMessageContaining("weekly is being built");
        assertThat(SelectionParser.noWindow("none", folded))
                .isEqualTo("There is no window \"none\"; valid windows are alltime, daily.");
    }

    private static Optional<Window> window(String label, List<Window> folded, List<Window> configured) {
        return SelectionParser.window(
                label, folded, configured, w -> ProblemException.unavailable(w.label() + " is being built"));
    }

    @Test
    void a_built_in_board_has_one_season() {
        SelectionParameters first = new SelectionParameters(null, "2026-11-19", 1L);

        assertThat(SelectionParser.builtIn("kills", first, Window.DAILY, NOW, this::noSeason))
                .isEqualTo(Ranking.builtIn("kills", Window.DAILY.period(NOW.minus(ONE_DAY), ZoneOffset.UTC)));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SelectionParser.builtIn(
                        "kills", new SelectionParameters(null, null, 2L), Window.ALLTIME, NOW, this::noSeason))
                .withMessageContaining("no season 2");
    }

    @Test
    void a_board_that_was_made_has_the_season_of_the_time_unless_another_is_named() {
        BoardDefinition board = BoardDefinition.ofGame("chess");
        Instant reset = NOW.minus(ONE_DAY);
        BoardHistory history = new BoardHistory(List.of(
                new BoardVersion(reset.minus(ONE_DAY), Change.CREATED, board),
                new BoardVersion(reset, Change.RESET, board)));

        Ranking current = made(history, null);
        assertThat(current.season()).isEqualTo(2);
        assertThat(current.period().label()).isEqualTo("2026-11-20");
        Ranking earlier = made(history, 1L);
        assertThat(earlier.season()).isEqualTo(1);
        assertThat(earlier.period().label()).isEqualTo("2026-11-19");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> made(history, 3L))
                .withMessageContaining("no season 3");
    }

    private Ranking made(BoardHistory history, @Nullable Long season) {
        SelectionParameters selection = new SelectionParameters(null, null, season);
        return SelectionParser.made(
                history, history.current().orElseThrow(), selection, Window.DAILY, NOW, this::noSeason);
    }

    private ProblemException noSeason(long number) {
        return ProblemException.notFound("no season " + number);
    }

    @Test
    void empty_parameters_are_as_missing_ones() {
        SelectionParameters selection = new SelectionParameters("", "", null);

        assertThat(selection).isEqualTo(new SelectionParameters(null, null, null));
        assertThat(selection.windowLabel()).isEqualTo("alltime");
        assertThat(selection.uriVariables()).containsExactly("", "", "");
        assertThat(new SelectionParameters("daily", "2026-11-20", 2L).uriVariables())
                .containsExactly("daily", "2026-11-20", "2");
    }

    private static void assertRefused(String parameter, ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .satisfies(
                        problem -> assertThat(problem.getBody().getProperties()).containsEntry("parameter", parameter))
                .satisfies(problem -> assertThat(problem.detail()).startsWith(parameter));
    }
}
