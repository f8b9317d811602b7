package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.progress.ChangeCounters;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.standings.board.Ranking;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Caches the first pages of boards for concurrent readers. A page is served for 100 ms, or until its board changes, so
 * that a caller whose write is confirmed as counted finds it.
 */
@Component
class PageCache {

    /** The size of the largest page that is cached. */
    static final int MOST_ENTRIES = 100;

    private static final long LIFE_NANOS = Duration.ofMillis(100).toNanos();
    private static final int MOST_PAGES = 1000;

    private final ChangeCounters changes;
    private final LongSupplier nanoTime;
    private final Counter hits;
    private final Counter misses;
    private final ConcurrentMap<Key, CachedPage> pages = new ConcurrentHashMap<>();

    @Autowired
    PageCache(ChangeCounters changes, MeterRegistry meters) {
        this(changes, meters, System::nanoTime);
    }

    PageCache(ChangeCounters changes, MeterRegistry meters, LongSupplier nanoTime) {
        this.changes = changes;
        this.nanoTime = nanoTime;
        this.hits = requests(meters, "hit");
        this.misses = requests(meters, "miss");
    }

    private static Counter requests(MeterRegistry meters, String result) {
        return Counter.builder("leaderboard.cache.requests")
                .description("Reads of the cache of pages")
                .tags("cache", "pages", "result", result)
                .register(meters);
    }

    /** Returns the cached page or the result of {@code read}. Concurrent callers share one read. */
    ReadResponse<StandingsPage> get(Ranking ranking, int limit, Supplier<ReadResponse<StandingsPage>> read) {
        Key key = new Key(ranking, limit);
        CachedPage known = pages.get(key);
        boolean isHit = known != null && isCurrent(key, known);
        (isHit ? hits : misses).increment();
        CachedPage chosen = known != null && isHit ? known : startOrJoin(key, read);
        ReadResponse<StandingsPage> shared = chosen.joinOrNull();
        // If the shared read failed, each caller reads for itself and gets its own error.
        return shared == null ? read.get() : shared;
    }

    private CachedPage startOrJoin(Key key, Supplier<ReadResponse<StandingsPage>> read) {
        if (pages.size() >= MOST_PAGES) {
            pages.clear();
        }
        CachedPage mine =
                new CachedPage(nanoTime.getAsLong(), changes.count(key.ranking.board()), new CompletableFuture<>());
        CachedPage chosen = pages.compute(key, (k, other) -> other != null && isCurrent(k, other) ? other : mine);
        if (chosen.equals(mine)) {
            mine.answer(read);
        }
        return chosen;
    }

    private boolean isCurrent(Key key, CachedPage page) {
        return nanoTime.getAsLong() - page.startedNanos < LIFE_NANOS
                && changes.count(key.ranking.board()) == page.changes
                && !page.answer.isCompletedExceptionally();
    }

    private record Key(Ranking ranking, int limit) {}

    /**
     * A cached page.
     *
     * @param startedNanos when its read began
     * @param changes the board's change count before the read
     */
    private record CachedPage(long startedNanos, long changes, CompletableFuture<ReadResponse<StandingsPage>> answer) {

        void answer(Supplier<ReadResponse<StandingsPage>> read) {
            try {
                answer.complete(read.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
                throw e;
            }
        }

        @Nullable ReadResponse<StandingsPage> joinOrNull() {
            return answer.<@Nullable ReadResponse<StandingsPage>>handle((found, problem) -> found)
                    .join();
        }
    }
}
