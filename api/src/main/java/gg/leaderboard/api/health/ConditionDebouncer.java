package gg.leaderboard.api.health;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Filters out short conditions. A rebalance, a processor restart or a full queue lasts only seconds and must not remove
 * an api from its load balancer. Until all was well once, only a backlog is filtered. Not thread-safe.
 */
final class ConditionDebouncer {

    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Map<String, Long> since = new HashMap<>();
    private boolean wasWell;

    /** @param patience how long a condition must last before it is reported */
    ConditionDebouncer(Duration patience, LongSupplier nanoTime) {
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /** The texts of the current conditions that are to be reported. */
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
     * A reason why scores are not counted.
     *
     * @param key identifies the condition while it lasts
     * @param text a description for people
     */
    record Condition(String key, String text, ReportDelay counts) {}

    /** When a condition is reported. */
    enum ReportDelay {
        AT_ONCE,
        /** At once after startup; after the first time that all was well, only if it lasts. */
        AT_ONCE_UNTIL_WELL,
        ONCE_IT_HAS_LASTED
    }
}
