package gg.leaderboard.standings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.InvalidEventException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResetPeriodTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId UTC = ZoneId.of("UTC");

    @ParameterizedTest
    @CsvSource({
        "hourly, 2026-11-20T12:00:00Z, 2026-11-20T13:00:00Z",
        "daily, 2026-11-20T12:00:00Z, 2026-11-21T00:00:00Z",
        "weekly, 2026-11-20T12:00:00Z, 2026-11-23T00:00:00Z",
        "monthly, 2026-11-20T12:00:00Z, 2026-12-01T00:00:00Z",
        "30 6 * * 1-5, 2026-11-20T12:00:00Z, 2026-11-23T06:30:00Z",
        "*/15 * * * *, 2026-11-20T12:01:00Z, 2026-11-20T12:15:00Z",
        "0 0 29 2 *, 2026-11-20T12:00:00Z, 2028-02-29T00:00:00Z"
    })
    void the_next_reset_is_the_first_after_a_time(String period, Instant after, Instant next) {
        assertThat(ResetPeriod.parse(period).next(after, UTC)).contains(next);
    }

    @Test
    void a_board_that_is_never_reset_has_no_next_reset() {
        assertThat(ResetPeriod.NEVER.next(Instant.parse("2026-11-20T12:00:00Z"), UTC))
                .isEmpty();
    }

    @Test
    void days_begin_at_midnight_of_the_zone_even_if_longer_or_shorter() {
        assertThat(resets("daily", "2026-03-28T12:00:00Z", 3))
                .containsExactly("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", "2026-03-30T22:00:00Z");
        assertThat(resets("daily", "2026-10-24T12:00:00Z", 3))
                .containsExactly("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", "2026-10-26T23:00:00Z");
    }

    @Test
    void a_time_of_day_that_the_clock_skips_counts_when_the_clock_continues() {
        assertThat(resets("30 2 * * *", "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void a_time_of_day_that_the_clock_repeats_counts_once() {
        assertThat(resets("30 2 * * *", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(ResetPeriod.parse("30 2 * * *").next(Instant.parse("2026-10-25T00:45:00Z"), BERLIN))
                .contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void hours_follow_real_time_even_if_the_clock_repeats_or_skips_one() {
        assertThat(resets("hourly", "2026-10-24T23:30:00Z", 4))
                .containsExactly(
                        "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z", "2026-10-25T03:00:00Z");
        assertThat(resets("hourly", "2026-03-28T23:30:00Z", 3))
                .containsExactly("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z");
    }

    @Test
    void either_day_matches_if_both_are_given_as_in_cron() {
        assertThat(ResetPeriod.parse("0 0 1 * 1").next(Instant.parse("2026-11-20T12:00:00Z"), UTC))
                .contains(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(ResetPeriod.parse("0 0 1 * 1").next(Instant.parse("2026-11-30T12:00:00Z"), UTC))
                .contains(Instant.parse("2026-12-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "often", "* * * *", "0 * * * * *", "61 * * * *", "* * * * mon-xyz", "0 0 31 2 *", "@daily"})
    void an_invalid_reset_period_is_rejected_with_the_field_and_the_value(String text) {
        assertThatThrownBy(() -> ResetPeriod.parse(text))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("reset_period ")
                .hasMessageEndingWith("was \"" + text + "\"");
    }

    @Test
    void a_skipped_time_of_day_is_found_also_after_the_clock_went_on() {
        assertThat(resets("30 2 * * *", "2026-03-29T01:10:00Z", 2))
                .containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "* * * * *,60,1440,true",
        "*/20 * * * 1-5,3,72,false",
        "'15,45 1-5 * * *',2,10,true",
        "30 0 1 * *,1,1,false",
        "59 23 * 1 *,1,1,false",
        "daily,1,1,true"
    })
    void resets_are_as_many_in_each_hour_and_on_each_day_that_has_any(
            String text, int perHour, int perDay, boolean everyDay) {
        ResetPeriod period = ResetPeriod.parse(text);

        assertThat(period.perHour()).isEqualTo(perHour);
        assertThat(period.perDay()).isEqualTo(perDay);
        assertThat(period.isEveryDay()).isEqualTo(everyDay);
    }

    @Test
    void a_clock_change_affects_times_of_day_for_three_hours_and_real_time_not_at_all() {
        assertThat(ResetPeriod.parse("daily").afterShift()).isEqualTo(Duration.ofHours(3));
        assertThat(ResetPeriod.parse("0 */2 * * *").afterShift()).isZero();
    }

    @Test
    void a_period_has_at_most_128_characters() {
        String longest = "0 0 * * *" + " ".repeat(119);

        assertThat(ResetPeriod.parse(longest).next(Instant.parse("2026-11-20T12:00:00Z"), UTC))
                .contains(Instant.parse("2026-11-21T00:00:00Z"));
        assertThatThrownBy(() -> ResetPeriod.parse(longest + " "))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("reset_period must have at most 128 characters; had 129");
    }

    @Test
    void periods_are_equal_if_their_texts_are() {
        assertThat(ResetPeriod.parse("daily"))
                .isEqualTo(ResetPeriod.parse("daily"))
                .hasSameHashCodeAs(ResetPeriod.parse("daily"))
                .isNotEqualTo(ResetPeriod.parse("0 0 * * *"))
                .doesNotHaveSameHashCodeAs(ResetPeriod.NEVER)
                .hasToString("daily");
        assertThat(ResetPeriod.parse("never")).isSameAs(ResetPeriod.NEVER);
    }

    @Test
    void seasons_stay_readable_as_long_as_windows_of_their_length_and_others_as_long_as_months() {
        assertThat(ResetPeriod.parse("hourly").retention()).isEqualTo(Duration.ofHours(48));
        assertThat(ResetPeriod.parse("daily").retention()).isEqualTo(Duration.ofDays(35));
        assertThat(ResetPeriod.parse("0 0 * * *").retention()).isEqualTo(Duration.ofDays(1098));
        assertThat(ResetPeriod.NEVER.retention()).isEqualTo(Duration.ofDays(1098));
    }

    private static List<String> resets(String period, String after, int count) {
        List<String> resets = new ArrayList<>();
        Instant time = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            time = ResetPeriod.parse(period).next(time, BERLIN).orElseThrow();
            resets.add(time.toString());
        }
        return resets;
    }
}
