package gg.leaderboard.api.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Counts the messages to live clients, and measures the age of their content. */
@Component
class LiveMetrics {

    private static final Duration[] BUCKETS = IntStream.of(10, 25, 50, 100, 150, 250, 500, 1000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Counter pushes;
    private final Counter slow;
    private final Timer age;

    LiveMetrics(MeterRegistry meters) {
        this.pushes = Counter.builder("leaderboard.pushes")
                .description("Changes that were sent to live clients")
                .register(meters);
        this.slow = Counter.builder("leaderboard.slow.clients.dropped")
                .description("Live connections that were closed because the client was too slow or sent too much")
                .register(meters);
        this.age = Timer.builder("leaderboard.push.age")
                .description("Time from the notice of a change to the message with it")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    /** Counts a change that is sent to {@code clients}. */
    void pushed(int clients) {
        pushes.increment(clients);
    }

    /** Records the age of a change that is sent. */
    void shown(long ageNanos) {
        age.record(ageNanos, TimeUnit.NANOSECONDS);
    }

    void dropped() {
        slow.increment();
    }
}
