package gg.leaderboard.api.event;

import gg.leaderboard.standings.redis.EventStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Counts written events by their outcome, and measures how long callers wait for the standings. */
@Component
class WriteMetrics {

    private static final Duration[] BUCKETS = IntStream.of(10, 20, 30, 50, 100, 200, 500, 1000, 2000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Timer contained;
    private final Timer late;
    private final Counter counted;
    private final Counter rejected;
    private final Counter accepted;
    private final Counter failed;

    WriteMetrics(MeterRegistry meters) {
        this.contained = waits(meters, "contained");
        this.late = waits(meters, "late");
        this.counted = events(meters, "counted");
        this.rejected = events(meters, "rejected");
        this.accepted = events(meters, "accepted");
        this.failed = events(meters, "failed");
    }

    private static Timer waits(MeterRegistry meters, String outcome) {
        return Timer.builder("leaderboard.write.wait")
                .description("Time that a write waited until the standings contained it")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private static Counter events(MeterRegistry meters, String outcome) {
        return Counter.builder("leaderboard.submissions")
                .description("Submitted events by outcome")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** Returns {@code result}, whose outcome is counted first. */
    CompletableFuture<WriteResult> measured(int events, long startNanos, CompletableFuture<WriteResult> result) {
        return result.whenComplete((written, failure) -> {
            if (failure != null) {
                failed.increment(events);
                return;
            }
            if (written.isAwaited()) {
                (written.isContained() ? contained : late).record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
            }
            int refused = (int) written.verdicts().stream()
                    .filter(outcome -> outcome.status() == EventStatus.REJECTED)
                    .count();
            rejected.increment(refused);
            (written.isContained() ? counted : accepted).increment(events - refused);
        });
    }
}
