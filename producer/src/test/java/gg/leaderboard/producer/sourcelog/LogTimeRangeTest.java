package gg.leaderboard.producer.sourcelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTimeRangeTest {

    private static final Instant FIRST = Instant.parse("2018-02-24T15:00:00Z");
    private static final Instant LAST = Instant.parse("2018-02-24T16:00:00Z");
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final LogTimeRange span = new LogTimeRange(FIRST, LAST);

    @Test
    void without_a_speed_the_match_ends_at_the_start() {
        assertThat(shifted(LAST, 0)).isEqualTo(START);
        assertThat(shifted(FIRST, 0)).isEqualTo(START.minus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 60, 3_600})
    void with_a_speed_the_last_event_has_the_time_at_which_it_is_sent(double speed) {
        assertThat(shifted(LAST, speed)).isEqualTo(sentAt(LAST, speed));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 1, 2, 60, 3_600})
    void no_event_is_later_than_the_time_at_which_it_is_sent(double speed) {
        for (Instant time = FIRST; !time.isAfter(LAST); time = time.plusSeconds(60)) {
            assertThat(shifted(time, speed)).isBeforeOrEqualTo(sentAt(time, speed));
        }
    }

    private Instant shifted(Instant time, double speed) {
        return time.plus(span.shiftToEndNow(START, speed));
    }

    private static Instant sentAt(Instant time, double speed) {
        return START.plusMillis((long) (Duration.between(FIRST, time).toMillis() / speed));
    }
}
