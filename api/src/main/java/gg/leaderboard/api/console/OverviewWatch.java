package gg.leaderboard.api.console;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.kafka.ClusterWatch;
import gg.leaderboard.web.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The overview, computed once a second while somebody asks for it, so its cost does not depend on the number of callers.
 * Thread-safe.
 */
@Component
class OverviewWatch {

    private static final long INTERVAL_MILLIS = 1000;
    private static final long WATCHED_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long RECENT_NANOS = Duration.ofSeconds(3).toNanos();

    private final OverviewReader reader;
    private final ClusterWatch cluster;
    private final Dependencies dependencies;
    private final Object reading = new Object();
    private volatile long askedAt = System.nanoTime() - WATCHED_NANOS;
    private volatile @Nullable Known known;

    OverviewWatch(OverviewReader reader, ClusterWatch cluster, Dependencies dependencies) {
        this.reader = reader;
        this.cluster = cluster;
        this.dependencies = dependencies;
    }

    /** The overview of a few seconds ago at most. */
    Overview overview() {
        askedAt = System.nanoTime();
        Overview recent = recent();
        if (recent != null) {
            return recent;
        }
        synchronized (reading) {
            recent = recent();
            if (recent != null) {
                return recent;
            }
            askServers();
            return read();
        }
    }

    // The first caller waits for their answers. The overview shows which of them are unavailable.
    private void askServers() {
        if (!dependencies.isKafkaAway()) {
            try {
                cluster.state();
            } catch (ProblemException e) {
                // Shown without Kafka.
            }
        }
    }

    private @Nullable Overview recent() {
        Known last = known;
        return last != null && System.nanoTime() - last.nanos < RECENT_NANOS ? last.overview : null;
    }

    @Scheduled(fixedDelay = INTERVAL_MILLIS)
    void refresh() {
        synchronized (reading) {
            reader.sample();
            if (System.nanoTime() - askedAt < WATCHED_NANOS) {
                read();
            }
        }
    }

    private Overview read() {
        Overview overview = reader.read();
        known = new Known(overview, System.nanoTime());
        return overview;
    }

    private record Known(Overview overview, long nanos) {}
}
