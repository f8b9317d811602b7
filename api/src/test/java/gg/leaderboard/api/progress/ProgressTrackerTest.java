package gg.leaderboard.api.progress;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.redis.ChangeNotification;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.ProgressReader;
import gg.leaderboard.testing.Servers;
import gg.leaderboard.web.AsOf;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTrackerTest {

    private static final LogPartition P0 = new LogPartition("topic", 0);
    private static final LogPartition P1 = new LogPartition("topic", 1);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final TestStandings standings = new TestStandings(Servers.redis(), 2);
    private final Keys keys = standings.keys();
    private final ChangeCounters changes = new ChangeCounters();
    private final ProgressTracker progress =
            new ProgressTracker(new ProgressReader(standings.redis(), keys), changes, keys);

    @AfterEach
    void close() {
        standings.close();
    }

    @Test
    void a_write_is_visible_when_the_last_shard_has_applied_it() {
        CompletableFuture<Boolean> answer = progress.await(P0, 7, LONG);

        progress.changed(notice(0, P0, 9, NOON));
        progress.changed(notice(1, P0, 6, NOON));
        progress.changed(notice(1, P1, 7, NOON));
        assertThat(answer).isNotDone();

        progress.changed(notice(1, P0, 7, NOON));
        assertThat(answer).isCompletedWithValue(true);
        assertThat(progress.await(P0, 5, LONG)).isCompletedWithValue(true);
    }

    @Test
    void a_caller_whose_write_is_confirmed_finds_its_board_changed() {
        long before = changes.count("b");
        CompletableFuture<Long> told = progress.await(P0, 1, LONG).thenApply(there -> changes.count("b"));
        progress.changed(new ChangeNotification(0, P0, 1, NOON, Set.of("b"), false));
        progress.changed(new ChangeNotification(1, P0, 1, NOON, Set.of(), false));
        assertThat(told.join()).isGreaterThan(before);

        long then = changes.count("b");
        CompletableFuture<Long> healed = progress.await(P0, 2, LONG).thenApply(there -> changes.count("b"));
        inRedis(0, P0, 2, NOON);
        inRedis(1, P0, 2, NOON);
        progress.refresh();
        assertThat(healed.join()).isGreaterThan(then);
    }

    @Test
    void a_lost_notice_is_detected_by_reading_redis() {
        CompletableFuture<Boolean> answer = progress.await(P0, 3, LONG);

        inRedis(0, P0, 3, NOON);
        inRedis(1, P0, 2, NOON);
        progress.refresh();
        assertThat(answer).isNotDone();

        inRedis(1, P0, 3, NOON);
        progress.refresh();
        assertThat(answer).isCompletedWithValue(true);
    }

    @Test
    void views_are_told_of_a_switch_after_the_new_keys_are_used() {
        Keys live = Keys.live(standings.redis().getRequiredConnectionFactory(), keys.shards());
        ProgressTracker tracker = new ProgressTracker(new ProgressReader(standings.redis(), live), changes, live);
        AtomicLong told = new AtomicLong(-1);
        tracker.onSwitch(() -> told.set(live.current().generation()));
        tracker.refresh();
        standings.redis().opsForHash().put(Keys.GENERATIONS, "live", "1");

        tracker.changed(new ChangeNotification(0, P0, 9, NOON, Set.of(ChangeNotification.ANY), true, 1, null));
        assertThat(told).hasValue(-1);
        tracker.refresh();
        assertThat(told).hasValue(1);
    }

    @Test
    void a_wait_without_success_ends() {
        assertThat(progress.await(P0, 3, Duration.ofMillis(20)).join()).isFalse();
    }

    @Test
    void waits_beyond_the_limit_complete_immediately() {
        OffsetWaiters waiters = new OffsetWaiters(1);
        CompletableFuture<Boolean> first = waiters.add(P0, 1, LONG);

        assertThat(waiters.add(P0, 1, LONG)).isCompletedWithValue(false);

        waiters.reached(P0, 1);
        assertThat(first).isCompletedWithValue(true);
        assertThat(waiters.isEmpty()).isTrue();
    }

    @Test
    void progress_from_notices_is_lowered_when_redis_lost_writes() {
        progress.changed(notice(0, P0, 9, NOON));
        progress.changed(notice(1, P0, 9, NOON));
        inRedis(0, P0, 4, NOON);
        inRedis(1, P0, 9, NOON);

        progress.refresh();

        assertThat(progress.await(P0, 5, Duration.ofMillis(20)).join()).isFalse();
        assertThat(progress.await(P0, 4, LONG)).isCompletedWithValue(true);
    }

    @Test
    void the_freshness_of_idle_standings_is_the_time_without_unfolded_records() {
        assertThat(progress.asOf()).isEqualTo(new AsOf(null, null));
        Instant asked = NOON.plusSeconds(60);

        progress.updateLogEnds(new LogEndOffsets("topic", asked, Map.of(P0, 10L, P1, 0L), Set.of()));
        assertThat(progress.asOf()).isEqualTo(new AsOf(Instant.EPOCH, 10L));

        progress.changed(notice(0, P0, 9, NOON));
        progress.changed(notice(1, P0, 8, NOON.minusSeconds(5)));
        assertThat(progress.asOf()).isEqualTo(new AsOf(NOON.minusSeconds(5), 1L));

        progress.changed(notice(1, P0, 9, NOON));
        assertThat(progress.asOf()).isEqualTo(new AsOf(asked, 0L));
    }

    @Test
    void a_long_idle_partition_is_as_fresh_as_its_last_check() {
        Instant asked = NOON.plusSeconds(60);
        progress.updateLogEnds(new LogEndOffsets("topic", asked, Map.of(P0, 0L), Set.of()));

        progress.updateLogEnds(new LogEndOffsets("topic", asked.plusSeconds(1), Map.of(P0, 2L), Set.of()));
        assertThat(progress.asOf()).isEqualTo(new AsOf(asked, 2L));

        progress.kafkaUnavailable();
        assertThat(progress.asOf()).isEqualTo(new AsOf(asked, null));
    }

    @Test
    void only_notices_of_progress_are_samples_of_the_latency() {
        Instant now = Instant.now();
        progress.changed(notice(0, P0, 9, now.minusSeconds(1)));
        assertThat(Objects.requireNonNull(progress.latency().take()).median()).isBetween(1000L, 30_000L);

        // As after a rebuild.
        progress.changed(notice(0, P0, 9, now.minus(Duration.ofDays(2))));
        assertThat(progress.latency().take()).isNull();
    }

    private static ChangeNotification notice(int shard, LogPartition partition, long offset, Instant time) {
        return new ChangeNotification(shard, partition, offset, time, Set.of(), false);
    }

    private void inRedis(int shard, LogPartition partition, long offset, Instant time) {
        standings.redis().opsForHash().put(keys.progress(shard), partition.field(), String.valueOf(offset));
        standings
                .redis()
                .opsForHash()
                .put(keys.totals(shard), "time:" + partition.field(), String.valueOf(time.toEpochMilli()));
    }
}
