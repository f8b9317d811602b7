package gg.leaderboard.api.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.api.progress.ChangeCounters;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponseFixture;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.redis.ChangeNotification;
import gg.leaderboard.standings.window.Period;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCacheTest {

    private static final Ranking KILLS = Ranking.builtIn("kills", Period.ALL_TIME);

    private final ChangeCounters changes = new ChangeCounters();
    private final AtomicLong nanos = new AtomicLong();
    private final PageCache pages = new PageCache(changes, new SimpleMeterRegistry(), nanos::get);
    private final AtomicInteger reads = new AtomicInteger();

    private ReadResponse<StandingsPage> read() {
        reads.incrementAndGet();
        return ReadResponseFixture.make();
    }

    @Test
    void concurrent_callers_share_one_read() {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Supplier<ReadResponse<StandingsPage>> slow = () -> {
            reading.countDown();
            awaitQuietly(finish);
            return read();
        };
        CompletableFuture<ReadResponse<StandingsPage>> first =
                CompletableFuture.supplyAsync(() -> pages.get(KILLS, 10, slow));
        awaitQuietly(reading);
        CompletableFuture<ReadResponse<StandingsPage>> second =
                CompletableFuture.supplyAsync(() -> pages.get(KILLS, 10, slow));
        finish.countDown();

        assertThat(second.join()).isSameAs(first.join());
        assertThat(reads).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kills", ChangeNotification.ANY})
    void a_page_is_read_again_when_its_board_may_have_changed(String board) {
        ReadResponse<StandingsPage> before = pages.get(KILLS, 10, this::read);

        changes.increment(notice(board));

        assertThat(pages.get(KILLS, 10, this::read)).isNotSameAs(before);
    }

    @Test
    void a_read_that_began_before_a_change_is_not_shared_with_later_callers() {
        ReadResponse<StandingsPage> old = pages.get(KILLS, 10, () -> {
            changes.increment(notice("kills"));
            return read();
        });

        assertThat(pages.get(KILLS, 10, this::read)).isNotSameAs(old);
    }

    @Test
    void a_page_is_cached_for_a_tenth_of_a_second() {
        ReadResponse<StandingsPage> before = pages.get(KILLS, 10, this::read);

        nanos.addAndGet(Duration.ofMillis(99).toNanos());
        assertThat(pages.get(KILLS, 10, this::read)).isSameAs(before);

        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(pages.get(KILLS, 10, this::read)).isNotSameAs(before);
    }

    @Test
    void a_failed_read_is_not_cached() {
        assertThatThrownBy(() -> pages.get(KILLS, 10, () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        pages.get(KILLS, 10, this::read);
        assertThat(reads).hasValue(1);
    }

    private static ChangeNotification notice(String board) {
        return new ChangeNotification(0, new LogPartition("topic", 0), 1, Instant.EPOCH, Set.of(board), false);
    }
}
