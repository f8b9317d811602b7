package gg.leaderboard.api.health;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /**
     * The texts of the current conditions that are to be reported, without the consequences of one that is. Conditions
     * that differ in the subject share one text.
     */
    List<String> reportable(Collection<Condition> now) {
        wasWell |= now.stream().allMatch(condition -> condition.counts() == ReportDelay.ONCE_IT_HAS_LASTED);
        since.keySet().retainAll(now.stream().map(Condition::key).collect(Collectors.toSet()));
        long time = nanoTime.getAsLong();
        List<Condition> due = now.stream()
                .filter(condition -> {
                    long began = since.computeIfAbsent(condition.key(), key -> time);
                    return time - began >= patience.toNanos()
                            || condition.counts() == ReportDelay.AT_ONCE
                            || (!wasWell && condition.counts() == ReportDelay.AT_ONCE_UNTIL_WELL);
                })
                .toList();
        Set<String> reported = due.stream().map(Condition::key).collect(Collectors.toSet());
        return due.stream()
                .filter(condition -> condition.cause() == null || !reported.contains(condition.cause()))
                .collect(Collectors.groupingBy(
                        condition -> List.of(condition.before(), condition.after()),
                        LinkedHashMap::new,
                        Collectors.mapping(Condition::subject, Collectors.toCollection(LinkedHashSet::new))))
                .entrySet()
                .stream()
                .map(each -> each.getKey().get(0)
                        + String.join(", ", each.getValue())
                        + each.getKey().get(1))
                .toList();
    }

    /**
     * A reason why scores are not counted. Its text for people is the text before the subject, the subject and the text
     * after it.
     *
     * @param key identifies the condition while it lasts
     * @param subject such as a partition
     * @param cause the key of a condition that makes this one superfluous while it is reported; null if there is none
     */
    record Condition(
            String key,
            String before,
            String subject,
            String after,
            ReportDelay counts,
            @Nullable String cause) {

        Condition(String key, String before, String subject, String after, ReportDelay counts) {
            this(key, before, subject, after, counts, null);
        }

        Condition(String key, String text, ReportDelay counts) {
            this(key, text, "", "", counts);
        }

        Condition withCause(String other) {
            return new Condition(key, before, subject, after, counts, other);
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
