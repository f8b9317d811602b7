package gg.leaderboard.archive.deadletter;

import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.log.metrics.BrokenRule;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The number of stored dead letters, as metrics. It is read every 30 seconds. */
@Component
class DeadLetterMetrics implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null, null, null);

    private final BackgroundLoop loop = new BackgroundLoop("dead letter metrics");
    private final DeadLetterRepository letters;
    private volatile Map<DeadLetterStatus, Map<BrokenRule, Long>> counts = Map.of();

    DeadLetterMetrics(DeadLetterRepository letters, MeterRegistry meters) {
        this.letters = letters;
        for (DeadLetterStatus status : DeadLetterStatus.values()) {
            for (BrokenRule rule : BrokenRule.values()) {
                Gauge.builder("leaderboard.dead.letters", () -> count(status, rule))
                        .description("Stored dead letters")
                        .tag("rule", rule.label())
                        .tag("state", status.label())
                        .register(meters);
            }
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        loop.startQuietly(this::read, INTERVAL);
    }

    /** Reads the numbers now. */
    void read() {
        Map<DeadLetterStatus, Map<BrokenRule, Long>> read = new EnumMap<>(DeadLetterStatus.class);
        letters.count(ALL)
                .forEach(each -> read.computeIfAbsent(each.status(), status -> new EnumMap<>(BrokenRule.class))
                        .merge(BrokenRule.of(each.rule()), each.count(), Long::sum));
        counts = read;
    }

    private long count(DeadLetterStatus status, BrokenRule rule) {
        return counts.getOrDefault(status, Map.of()).getOrDefault(rule, 0L);
    }

    @Override
    public void close() {
        loop.stop();
    }
}
