package gg.leaderboard.api.health;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Which conditions have lasted. A rebalance, a restart of a processor and a full queue pass within seconds, and must not take
 * an api out of its load balancer. Until all was well once, only a queue is given time. For one thread.
 */
final class ConditionDebouncer {

    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Map<String, Long> since = new HashMap<>();
    private boolean wasWell;

    /** @param patience for how long a condition is not spoken of */
    ConditionDebouncer(Duration patience, LongSupplier nanoTime) {
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /** Of the conditions that hold now, what those say that have held for long enough. */
    List<String> reportable(Collection<Condition> now) {
        wasWell |= now.stream().allMatch(condition -> condition.counts() == ReportDelay.ONCE_IT_HAS_LASTED);
        since.keySet().retainAll(now.stream().map(Condition::key).collect(Collectors.toSet()));
        long time = nanoTime.getAsLong();
        return now.stream()
                .filter(condition -> {
                    long began = since.computeIfAbsent(condition.key(), key -> time);
                    return time - began >= patience.toNanos()
                            || condition.counts() == ReportDelay.AT_ONCE
                            || (!wasWell && condition.counts() == ReportDelay.AT_ONCE_UNTIL_WELL);
                })
                .map(Condition::text)
                .toList();
    }

    /**
     * Something that keeps scores from being counted.
     *
     * @param key the same as long as it is the same condition
     * @param text for people
     */
    record Condition(String key, String text, ReportDelay counts) {}

    /** From when on a condition counts. */
    enum ReportDelay {
        AT_ONCE,
        /** After a start at once, later once it has lasted. */
        AT_ONCE_UNTIL_WELL,
        ONCE_IT_HAS_LASTED
    }
}
