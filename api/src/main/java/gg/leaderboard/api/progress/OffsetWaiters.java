package gg.leaderboard.api.progress;

import gg.leaderboard.standings.LogPartition;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Callers that wait until the standings contain their write. */
final class OffsetWaiters {

    private final ConcurrentMap<LogPartition, ConcurrentSkipListSet<Waiter>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger count = new AtomicInteger();
    private final int most;

    /** @param most limit of concurrent waits; a further wait completes with false immediately */
    OffsetWaiters(int most) {
        this.most = most;
    }

    CompletableFuture<Boolean> add(LogPartition partition, long offset, Duration patience) {
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            return CompletableFuture.completedFuture(false);
        }
        ConcurrentSkipListSet<Waiter> queue =
                waiting.computeIfAbsent(partition, p -> new ConcurrentSkipListSet<>(Waiter.BY_OFFSET));
        Waiter waiter = new Waiter(offset, ids.incrementAndGet(), new CompletableFuture<>());
        queue.add(waiter);
        CompletableFuture<Boolean> answer = waiter.answer.whenComplete((contained, never) -> {
            queue.remove(waiter);
            count.decrementAndGet();
        });
        waiter.answer.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS);
        return answer;
    }

    /** Completes the waits of {@code partition} up to {@code offset}, because the standings contain those records. */
    void reached(LogPartition partition, long offset) {
        ConcurrentSkipListSet<Waiter> queue = waiting.get(partition);
        if (queue != null) {
            queue.headSet(new Waiter(offset, Long.MAX_VALUE, new CompletableFuture<>()), true)
                    .forEach(waiter -> waiter.answer.complete(true));
        }
    }

    boolean isEmpty() {
        return count.get() == 0;
    }

    private record Waiter(long offset, long id, CompletableFuture<Boolean> answer) {
        static final Comparator<Waiter> BY_OFFSET =
                Comparator.comparingLong(Waiter::offset).thenComparingLong(Waiter::id);
    }
}
