package gg.leaderboard.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final FakeTicker ticker = new FakeTicker();
    private final long start = ticker.nanos();

    @Test
    void the_first_event_does_not_wait() throws InterruptedException {
        take(new Pacer(Pace.perSecond(5), ticker), 1);

        assertThat(seconds()).isZero();
    }

    @Test
    void events_are_sent_at_their_rate() throws InterruptedException {
        take(new Pacer(Pace.perSecond(5), ticker), 51);

        assertThat(seconds()).isEqualTo(10, within(0.001));
    }

    @Test
    void a_rate_may_be_a_fraction() throws InterruptedException {
        take(new Pacer(Pace.perSecond(0.5), ticker), 11);

        assertThat(seconds()).isEqualTo(20, within(0.001));
    }

    @Test
    void oversleeping_does_not_accumulate() throws InterruptedException {
        Pacer pacer = new Pacer(Pace.perSecond(7), ticker);
        for (int i = 0; i < 7_001; i++) {
            pacer.beforeNext();
            ticker.advance(Duration.ofMillis(3));
        }

        assertThat(seconds()).isEqualTo(1_000, within(0.01));
    }

    @Test
    void at_high_rates_events_are_sent_in_small_batches() throws InterruptedException {
        take(new Pacer(Pace.perSecond(50_000), ticker), 100_001);

        assertThat(seconds()).isEqualTo(2, within(0.002));
        assertThat(ticker.sleeps()).isBetween(1_000, 2_100);
    }

    @Test
    void a_short_delay_is_caught_up() throws InterruptedException {
        Pacer pacer = new Pacer(Pace.perSecond(10), ticker);
        take(pacer, 1);
        ticker.advance(Duration.ofMillis(900));
        take(pacer, 20);

        assertThat(seconds()).isEqualTo(2, within(0.001));
    }

    @Test
    void after_a_long_delay_events_are_not_sent_in_a_burst() throws InterruptedException {
        Pacer pacer = new Pacer(Pace.perSecond(10), ticker);
        take(pacer, 1);
        ticker.advance(Duration.ofHours(1));
        take(pacer, 11);

        assertThat(seconds()).isEqualTo(3_601, within(0.001));
    }

    @Test
    void a_replay_keeps_the_time_between_events_divided_by_the_speed() throws InterruptedException {
        Pacer pacer = new Pacer(new Pace(0, 60), ticker);
        pacer.beforeSend(NOON);
        pacer.beforeSend(NOON.plusSeconds(30));
        pacer.beforeSend(null);
        assertThat(seconds()).isEqualTo(0.5, within(0.001));

        pacer.beforeSend(NOON.plusSeconds(600));
        assertThat(seconds()).isEqualTo(10, within(0.001));
    }

    @Test
    void an_event_before_the_first_does_not_wait() throws InterruptedException {
        Pacer pacer = new Pacer(new Pace(0, 1), ticker);
        pacer.beforeSend(NOON);
        pacer.beforeSend(NOON.minusSeconds(3_600));

        assertThat(seconds()).isZero();
    }

    @Test
    void speed_zero_sends_without_delay() throws InterruptedException {
        Pacer pacer = new Pacer(Pace.AT_ONCE, ticker);
        take(pacer, 1_000);
        pacer.beforeSend(NOON);
        pacer.beforeSend(NOON.plusSeconds(600));

        assertThat(ticker.sleeps()).isZero();
    }

    private static void take(Pacer pacer, int events) throws InterruptedException {
        for (int i = 0; i < events; i++) {
            pacer.beforeNext();
        }
    }

    private double seconds() {
        return (ticker.nanos() - start) / 1e9;
    }
}
