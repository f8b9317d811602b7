package gg.leaderboard.archive.deadletter;

import gg.leaderboard.archive.deadletter.DeadLetterRepository.Count;
import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.log.metrics.BrokenRule;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The number of stored dead letters, as metrics. It is read every 30 seconds, or less often if that takes long. */
@Component
class DeadLetterMetrics implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    // Reading takes at most a tenth of the time: the query reads all rows of the index.
    private static final int MOST_SHARE = 10;

    // Senders choose some rules, so their number has no limit.
    private static final int MOST_ROWS = 1000;

    private final BackgroundLoop loop = new BackgroundLoop("dead letter metrics");
    private final Supplier<List<Count>> letters;
    private final LongSupplier nanos;
    private volatile Map<DeadLetterStatus, Map<BrokenRule, Long>> counts = Map.of();
    private long end;
    private long pause;

    @Autowired
    DeadLetterMetrics(DeadLetterRepository letters, MeterRegistry meters) {
        this(() -> letters.mostFrequent(MOST_ROWS), System::nanoTime, meters);
    }

    DeadLetterMetrics(Supplier<List<Count>> letters, LongSupplier nanos, MeterRegistry meters) {
        this.letters = letters;
        this.nanos = nanos;
        this.end = nanos.getAsLong();
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
        loop.startQuietly(this::readIfDue, INTERVAL);
    }

    /** Reads the numbers if the last reading ended long enough ago. */
    void readIfDue() {
        long start = nanos.getAsLong();
        if (start - end < pause) {
            return;
        }
        try {
            read();
        } finally {
            end = nanos.getAsLong();
            pause = MOST_SHARE * (end - start);
        }
    }

    /** Reads the numbers now. */
    void read() {
        Map<DeadLetterStatus, Map<BrokenRule, Long>> read = new EnumMap<>(DeadLetterStatus.class);
        letters.get()
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
