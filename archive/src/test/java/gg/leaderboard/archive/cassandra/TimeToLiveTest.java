package gg.leaderboard.archive.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimeToLiveTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int DAY = 86_400;

    @Test
    void scores_live_until_they_expire_and_states_at_least_a_day() {
        assertThat(TimeToLive.seconds(OptionalLong.empty(), NOW)).isZero();
        assertThat(TimeToLive.ofState(OptionalLong.empty(), NOW)).isZero();
        assertThat(TimeToLive.seconds(in(Duration.ofDays(-2)), NOW)).isEqualTo(1);
        assertThat(TimeToLive.ofState(in(Duration.ofDays(-2)), NOW)).isEqualTo(DAY);
        assertThat(TimeToLive.ofState(in(Duration.ofDays(2)), NOW)).isEqualTo(2 * DAY);
    }

    private static OptionalLong in(Duration time) {
        return OptionalLong.of(NOW.plus(time).toEpochMilli());
    }
}
