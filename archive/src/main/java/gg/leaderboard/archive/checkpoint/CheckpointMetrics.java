package gg.leaderboard.archive.checkpoint;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts checkpoints, and measures the age of the newest. */
@Component
class CheckpointMetrics {

    private static final double MILLIS = 1000.0;

    private final Clock clock;
    private final Counter taken;
    private volatile @Nullable Instant newest;

    CheckpointMetrics(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.taken = Counter.builder("leaderboard.checkpoints")
                .description("Checkpoints that were taken")
                .register(meters);
        Gauge.builder("leaderboard.checkpoint.age", this::age)
                .description("Age of the newest checkpoint")
                .baseUnit("seconds")
                .register(meters);
    }

    void taken() {
        taken.increment();
    }

    void newest(Checkpoint checkpoint) {
        newest = checkpoint.equals(Checkpoint.BEGINNING) ? null : checkpoint.logTime();
    }

    private double age() {
        Instant time = newest;
        return time == null
                ? Double.NaN
                : Duration.between(time, clock.instant()).toMillis() / MILLIS;
    }
}
