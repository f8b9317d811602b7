package gg.leaderboard.producer.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.producer.DefaultScoring;
import gg.leaderboard.producer.FakeTicker;
import gg.leaderboard.producer.OutgoingRecord;
import gg.leaderboard.producer.SentRecords;
import gg.leaderboard.producer.UsageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatorSourceTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    private final FakeTicker ticker = new FakeTicker();

    @Test
    void it_sends_five_events_per_second_by_default() {
        assertThat(source(null, null, null, null).pace().perSecond()).isEqualTo(5);
        assertThat(source(0.25, null, null, null).pace().perSecond()).isEqualTo(0.25);
    }

    @Test
    void it_ends_after_the_number_of_events() {
        assertThat(all(source(null, null, 7L, null))).hasSize(7);
    }

    @Test
    void it_ends_after_the_duration() {
        SimulatorSource source = source(null, null, null, Duration.ofSeconds(10));
        ticker.advance(Duration.ofHours(1));
        assertThat(source.next()).isNotNull();

        ticker.advance(Duration.ofMillis(9_999));
        assertThat(source.next()).isNotNull();

        ticker.advance(Duration.ofMillis(1));
        assertThat(source.next()).isNull();
    }

    @Test
    void events_have_the_current_time() {
        assertThat(all(source(null, null, 3L, null)))
                .extracting(OutgoingRecord::time)
                .containsOnly(NOON.instant());
    }

    @Test
    void two_runs_with_one_seed_share_no_id() {
        List<OutgoingRecord> events = all(source(null, 42L, 1_000L, null));
        events.addAll(all(source(null, 42L, 1_000L, null)));

        assertThat(events)
                .extracting(event -> SentRecords.header(SentRecords.of(event), "event_id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void it_prints_its_seed() {
        assertThat(source(20_000.0, 42L, null, null).describe())
                .isEqualTo("simulated events, 10 players, 3 games, 20000/s, seed 42");
    }

    @Test
    void invalid_settings_are_rejected() {
        assertThatThrownBy(() -> new SimulatorProperties(10, 3, null, null, null, 0.6, 0.6))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("0.6");
        assertThatThrownBy(() -> new SimulatorProperties(10, 3, null, null, null, Double.NaN, 0))
                .isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new SimulatorProperties(10, 3, null, null, Duration.ZERO, 0, 0))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--duration");
    }

    private SimulatorSource source(
            @Nullable Double rate, @Nullable Long seed, @Nullable Long count, @Nullable Duration duration) {
        return new SimulatorSource(
                new SimulatorProperties(10, 3, seed, count, duration, 0, 0),
                DefaultScoring.DEFAULT,
                rate,
                NOON,
                ticker);
    }

    private static List<OutgoingRecord> all(SimulatorSource source) {
        List<OutgoingRecord> events = new ArrayList<>();
        for (OutgoingRecord event = source.next(); event != null; event = source.next()) {
            events.add(event);
        }
        return events;
    }
}
