package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.progress.ChangeCounters;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.standings.board.Ranking;
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
 * The tops of boards as they were answered a moment ago, for the many who ask for the same one. One is used for a tenth of
 * a second, but not once its board has changed: whoever has been told that a score counts finds it.
 */
@Component
class PageCache {

    /** Largest page that is kept. */
    static final int MOST_ENTRIES = 100;

    private static final long LIFE_NANOS = Duration.ofMillis(100).toNanos();
    private static final int MOST_PAGES = 1000;

    private final ChangeCounters changes;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<Key, CachedPage> pages = new ConcurrentHashMap<>();

    @Autowired
    PageCache(ChangeCounters changes) {
        this(changes, System::nanoTime);
    }

    PageCache(ChangeCounters changes, LongSupplier nanoTime) {
        this.changes = changes;
        this.nanoTime = nanoTime;
    }

    /** What was answered a moment ago, or what {@code read} answers; of several who come at once, one reads for all. */
    ReadResponse<StandingsPage> get(Ranking ranking, int limit, Supplier<ReadResponse<StandingsPage>> read) {
        Key key = new Key(ranking, limit);
        CachedPage known = pages.get(key);
        CachedPage chosen = known != null && isCurrent(key, known) ? known : startOrJoin(key, read);
        ReadResponse<StandingsPage> shared = chosen.joinOrNull();
        // Where the other one failed, each finds out why by itself.
        return shared == null ? read.get() : shared;
    }

    private CachedPage startOrJoin(Key key, Supplier<ReadResponse<StandingsPage>> read) {
        if (pages.size() >= MOST_PAGES) {
            pages.clear();
        }
        CachedPage mine =
                new CachedPage(nanoTime.getAsLong(), changes.count(key.ranking.board()), new CompletableFuture<>());
        CachedPage chosen = pages.compute(key, (k, other) -> other != null && isCurrent(k, other) ? other : mine);
        if (chosen == mine) {
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
     * A page.
     *
     * @param startedNanos when its read began
     * @param changes of its board, as far as known before that
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
