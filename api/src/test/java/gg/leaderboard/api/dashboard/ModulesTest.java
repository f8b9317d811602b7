package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the pure functions of the dashboard in the browser. */
@ExtendWith(BrowserExtension.class)
class ModulesTest {

    @Test
    void reconnect_attempts_are_randomized_and_become_less_frequent(DashboardPage page) {
        String waits = "return [0, 1, 2, 3, 20, 5_000].map((attempt) => backoff(attempt, () => %s))";
        assertThat(ask(page, "backoff", waits.formatted("1")))
                .isEqualTo(List.of(500L, 1_000L, 2_000L, 4_000L, 30_000L, 30_000L));
        assertThat(ask(page, "backoff", waits.formatted("0")))
                .isEqualTo(List.of(250L, 500L, 1_000L, 2_000L, 15_000L, 15_000L));
    }

    @Test
    void only_moved_and_new_rows_are_animated(DashboardPage page) {
        assertThat(ask(page, "flip", """
                        const before = new Map([['a', { x: 0, y: 0 }], ['b', { x: 0, y: 46 }], ['gone', { x: 0, y: 92 }]]);
                        const after = new Map([['a', { x: 0, y: 0.4 }], ['new', { x: 0, y: 46 }], ['b', { x: 0, y: 92 }]]);
                        return moves(before, after);"""))
                .isEqualTo(List.of(Map.of("key", "new", "entered", true), Map.of("key", "b", "dx", 0L, "dy", -46L)));
    }

    @Test
    void numbers_are_shortened_where_space_is_limited(DashboardPage page) {
        assertThat(ask(
                        page,
                        "format",
                        "return [number(-1234567), compact(99_999_999), compact(3e9), rate(4.96), rate(NaN)]"))
                .isEqualTo(List.of("-1,234,567", "99,999,999", "3B", "5.0", "–"));
    }

    @Test
    void times_have_a_readable_relative_form(DashboardPage page) {
        assertThat(ask(
                        page,
                        "format",
                        "return [0, 59_000, 61_000, 7_200_000, -5_000, NaN].map((past) => ago(1e12 - past, 1e12))"))
                .isEqualTo(List.of("now", "now", "1 min. ago", "2 hr. ago", "now", "–"));
        assertThat(ask(page, "format", "return [clock('never'), moment(undefined)]"))
                .isEqualTo(List.of("–", "–"));
    }

    @Test
    void the_avatar_shows_the_first_readable_character(DashboardPage page) {
        assertThat(ask(page, "avatar", "return ['nova', '\\u202E~ z', '👨‍👩‍👧 family', '<>', '7up'].map(initial)"))
                .isEqualTo(List.of("N", "Z", "👨‍👩‍👧", "#", "7"));
    }

    @Test
    void the_rate_chart_ends_at_the_right_and_shows_one_minute(DashboardPage page) {
        assertThat(ask(page, "numbers", "return [points([]), points([0, 10])]"))
                .isEqualTo(List.of("", "59,19.0 60,1.0"));
    }

    private static @Nullable Object ask(DashboardPage page, String module, String script) {
        page.open();
        return page.browser.run("const { %s } = await import('/js/%s.js'); %s"
                .formatted(String.join(", ", exports(module)), module, script));
    }

    private static List<String> exports(String module) {
        return switch (module) {
            case "avatar" -> List.of("initial");
            case "backoff" -> List.of("backoff");
            case "flip" -> List.of("moves");
            case "numbers" -> List.of("points");
            default -> List.of("number", "compact", "rate", "ago", "clock", "moment");
        };
    }
}
