package gg.leaderboard.api.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts the calls that were refused. */
@Component
final class LimitMetrics {

    private final Map<CallGroup, Counter> limited = new EnumMap<>(CallGroup.class);
    private final Counter scores;
    private final Counter refused;

    LimitMetrics(MeterRegistry meters) {
        for (CallGroup group : CallGroup.values()) {
            limited.put(group, limited(meters, group.label()));
        }
        this.scores = limited(meters, "submit-limit");
        this.refused = Counter.builder("leaderboard.refused.calls")
                .description("Calls that were refused with 401 or 403")
                .register(meters);
    }

    private static Counter limited(MeterRegistry meters, String group) {
        return Counter.builder("leaderboard.limited.calls")
                .description("Calls that were refused with 429, by group of limits")
                .tag("group", group)
                .register(meters);
    }

    void limited(CallGroup group) {
        Objects.requireNonNull(limited.get(group)).increment();
    }

    void limitedScore() {
        scores.increment();
    }

    void refused() {
        refused.increment();
    }
}
