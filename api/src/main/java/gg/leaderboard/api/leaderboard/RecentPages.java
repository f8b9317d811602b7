package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.answer.Answer;
import gg.leaderboard.api.progress.Changes;
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
class RecentPages {

    /** Largest page that is kept. */
    static final int MOST_ENTRIES = 100;

    private static final long LIFE_NANOS = Duration.ofMillis(100).toNanos();
    private static final int MOST_PAGES = 1000;

    private final Changes changes;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<Key, Recent> pages = new ConcurrentHashMap<>();

    @Autowired
    RecentPages(Changes changes) {
        this(changes, System::nanoTime);
    }

    RecentPages(Changes changes, LongSupplier nanoTime) {
        this.changes = changes;
        this.nanoTime = nanoTime;
    }

    /** What was answered a moment ago, or what {@code read} answers; of several who come at once, one reads for all. */
    Answer<Page> get(Ranking ranking, int limit, Supplier<Answer<Page>> read) {
        Key key = new Key(ranking, limit);
        Recent known = pages.get(key);
        Recent chosen = known != null && isCurrent(key, known) ? known : startOrJoin(key, read);
        Answer<Page> shared = chosen.orNull();
        // Where the other one failed, each finds out why by itself.
        return shared == null ? read.get() : shared;
    }

    private Recent startOrJoin(Key key, Supplier<Answer<Page>> read) {
        if (pages.size() >= MOST_PAGES) {
            pages.clear();
        }
        Recent mine = new Recent(nanoTime.getAsLong(), changes.of(key.ranking.board()), new CompletableFuture<>());
        Recent chosen = pages.compute(key, (k, other) -> other != null && isCurrent(k, other) ? other : mine);
        if (chosen == mine) {
            mine.answer(read);
        }
        return chosen;
    }

    private boolean isCurrent(Key key, Recent page) {
        return nanoTime.getAsLong() - page.startedNanos < LIFE_NANOS
                && changes.of(key.ranking.board()) == page.changes
                && !page.answer.isCompletedExceptionally();
    }

    private record Key(Ranking ranking, int limit) {}

    /**
     * A page.
     *
     * @param startedNanos when its read began
     * @param changes of its board, as far as known before that
     */
    private record Recent(long startedNanos, long changes, CompletableFuture<Answer<Page>> answer) {

        void answer(Supplier<Answer<Page>> read) {
            try {
                answer.complete(read.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
                throw e;
            }
        }

        @Nullable Answer<Page> orNull() {
            return answer.<@Nullable Answer<Page>>handle((found, problem) -> found)
                    .join();
        }
    }
}
