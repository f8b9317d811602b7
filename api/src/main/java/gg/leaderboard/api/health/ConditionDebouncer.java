package gg.leaderboard.api.health;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /** The texts of the current conditions that are to be reported. Conditions that differ in the subject share one. */
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
                .collect(Collectors.groupingBy(
                        condition -> List.of(condition.before(), condition.after()),
                        LinkedHashMap::new,
                        Collectors.mapping(Condition::subject, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(each ->
                        each.getKey().get(0) + each.getValue() + each.getKey().get(1))
                .toList();
    }

    /**
     * A reason why scores are not counted. Its text for people is the text before the subject, the subject and the text
     * after it.
     *
     * @param key identifies the condition while it lasts
     * @param subject such as a partition
     */
    record Condition(String key, String before, String subject, String after, ReportDelay counts) {

        Condition(String key, String text, ReportDelay counts) {
            this(key, text, "", "", counts);
        }
    }

    /** When a condition is reported. */
    enum ReportDelay {
        AT_ONCE,
        /** At once after startup; after the first time that all was well, only if it lasts. */
        AT_ONCE_UNTIL_WELL,
        ONCE_IT_HAS_LASTED
    }
}
