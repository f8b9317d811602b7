package gg.leaderboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gg.leaderboard.standings.definition.Season;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SelectionParserTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

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

    private static void assertRefused(String parameter, ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .satisfies(
                        problem -> assertThat(problem.getBody().getProperties()).containsEntry("parameter", parameter))
                .satisfies(problem -> assertThat(problem.detail()).startsWith(parameter));
    }
}
