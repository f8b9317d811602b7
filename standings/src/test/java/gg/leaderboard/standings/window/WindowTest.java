package gg.leaderboard.standings.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    @ParameterizedTest
    @CsvSource({
        "HOURLY,2026-11-20T13:59:59.999Z,2026-11-20T13",
        "DAILY,2026-11-20T23:59:59.999Z,2026-11-20",
        "DAILY,2026-11-21T00:00:00Z,2026-11-21",
        "WEEKLY,2026-11-16T00:00:00Z,2026-W47",
        "WEEKLY,2026-11-15T23:59:59Z,2026-W46",
        "WEEKLY,2027-01-03T12:00:00Z,2026-W53",
        "WEEKLY,2024-12-30T00:00:00Z,2025-W01",
        "MONTHLY,2026-11-30T23:59:59Z,2026-11",
        "DAILY,1970-01-01T00:00:00Z,1970-01-01"
    })
    void a_time_belongs_to_its_calendar_period(Window window, Instant time, String label) {
        Period period = window.period(time, ZoneOffset.UTC);

        assertThat(period.label()).isEqualTo(label);
        assertThat(period.contains(time)).isTrue();
        assertThat(period.keySuffix()).isEqualTo(":" + window.label() + ":" + label);
    }

    @Test
    void periods_follow_each_other_without_gap_or_overlap() {
        for (Window window : new Window[] {Window.HOURLY, Window.DAILY, Window.WEEKLY, Window.MONTHLY}) {
            Period period = window.period(Instant.parse("2024-02-27T10:30:00Z"), ZoneOffset.UTC);
            for (int i = 0; i < 100; i++) {
                Period next = window.period(period.end(), ZoneOffset.UTC);
                assertThat(next.start()).isEqualTo(period.end());
                assertThat(next.label()).isGreaterThan(period.label());
                period = next;
            }
        }
    }

    @Test
    void a_period_has_its_first_moment_and_not_the_one_after_its_last() {
        Period day = Window.DAILY.period(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

        assertThat(day.contains(day.start())).isTrue();
        assertThat(day.contains(day.start().minusNanos(1))).isFalse();
        assertThat(day.contains(day.end().minusNanos(1))).isTrue();
        assertThat(day.contains(day.end())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "HOURLY,2026-10-25T02", // the clock shows it twice
        "DAILY,2026-03-29",
        "WEEKLY,2026-W53",
        "WEEKLY,2025-W01",
        "MONTHLY,2026-11"
    })
    void a_period_is_found_by_its_label(Window window, String label) {
        Period period = window.period(label, ZoneId.of("Europe/Vienna")).orElseThrow();

        assertThat(period.label()).isEqualTo(label);
        assertThat(window.period(period.start(), ZoneId.of("Europe/Vienna"))).isEqualTo(period);
    }

    @ParameterizedTest
    @CsvSource({
        "HOURLY,2026-03-29T02", // the clock never shows it
        "HOURLY,2026-11-19T24",
        "HOURLY,2026-11-19T13:00",
        "HOURLY,2026-11-19",
        "DAILY,2026-02-29",
        "DAILY,+999999999-12-31",
        "DAILY,yesterday",
        "DAILY,2026-11-19T13",
        "WEEKLY,2025-W53",
        "WEEKLY,2026-W00",
        "WEEKLY,2026-W7",
        "MONTHLY,2026-13",
        "MONTHLY,''",
        "ALLTIME,2026"
    })
    void an_invalid_period_label_returns_no_period(Window window, String label) {
        assertThat(window.period(label, ZoneId.of("Europe/Vienna"))).isEmpty();
    }

    @Test
    void a_day_has_23_hours_when_clocks_go_forward() {
        Period day = Window.DAILY.period(Instant.parse("2026-03-29T12:00:00Z"), ZoneId.of("Europe/Vienna"));

        assertThat(Duration.between(day.start(), day.end())).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void all_time_is_one_period_without_a_suffix_or_an_end() {
        Period period = Window.ALLTIME.period(Instant.EPOCH, ZoneOffset.UTC);

        assertThat(period.keySuffix()).isEmpty();
        assertThat(period.window().retention()).isEmpty();
    }
}
