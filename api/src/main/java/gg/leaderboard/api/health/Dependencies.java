package gg.leaderboard.api.health;

import gg.leaderboard.api.health.Dependency.Check;
import gg.leaderboard.api.health.Dependency.State;
import gg.leaderboard.api.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Redis and Kafka, each looked at once a second. So it costs the same however often anybody asks, and those who need an
 * absent server are told so at once rather than after a timeout.
 */
public final class Dependencies implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Dependency redis;
    private final Dependency kafka;
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2, Dependencies::thread);

    Dependencies(Check redis, Check kafka) {
        this.redis = new Dependency("redis", redis);
        this.kafka = new Dependency("kafka", kafka);
        all().forEach(this::watch);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "dependencies");
        thread.setDaemon(true);
        return thread;
    }

    private void watch(Dependency dependency) {
        executor.scheduleWithFixedDelay(dependency::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Stream<Dependency> all() {
        return Stream.of(redis, kafka);
    }

    /**
     * Returns unless Redis is known to be away.
     *
     * @throws ProblemException if it is
     */
    public void requireRedis() {
        if (redis.is(State.AWAY)) {
            throw ProblemException.redisAway();
        }
    }

    /** Those that have not answered, by name; also those that have not been asked yet. */
    List<String> away() {
        return all().filter(d -> !d.is(State.UP)).map(Dependency::name).toList();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
