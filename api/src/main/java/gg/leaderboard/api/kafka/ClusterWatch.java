package gg.leaderboard.api.kafka;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.log.consumer.ExceptionMessages;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The state of Kafka, read once a second while somebody asks for it, by one thread. The cost does not depend on the number of
 * callers. In a large cluster it is read less often: reading takes at most a tenth of the time. Thread-safe.
 */
@Component
public final class ClusterWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
    private static final long INTERVAL_MILLIS = 1000;
    private static final long WATCHED_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long RECENT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long OUTDATED_NANOS = Duration.ofMinutes(2).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int PAUSE_FACTOR = 9;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "console-cluster"));
    private final Supplier<ClusterState> reader;
    private final Dependencies dependencies;
    private @Nullable CompletableFuture<ClusterState> running;
    private volatile @Nullable ClusterState latest;
    private volatile @Nullable String problem;
    private volatile long askedAt = System.nanoTime() - WATCHED_NANOS;
    private volatile long notBefore = System.nanoTime();

    @Autowired
    ClusterWatch(ConsoleKafka kafka, Dependencies dependencies) {
        this(new ClusterReader(kafka)::read, dependencies);
    }

    /** @param reader reads the state; called by one thread */
    ClusterWatch(Supplier<ClusterState> reader, Dependencies dependencies) {
        this.reader = reader;
        this.dependencies = dependencies;
    }

    /**
     * The state of a few seconds ago at most. It is up to two minutes old if Kafka is slow, or too large to be read so often.
     *
     * @throws gg.leaderboard.web.ProblemException 503 if Kafka is unavailable
     */
    public ClusterState state() {
        if (dependencies.isKafkaAway()) {
            throw KafkaProblems.unavailable();
        }
        long now = System.nanoTime();
        askedAt = now;
        ClusterState known = latest;
        if (known != null && (now - known.nanos() < RECENT_NANOS || now - notBefore < 0)) {
            return known;
        }
        return KafkaProblems.answer(() -> refreshed(known));
    }

    /** Why the last read failed; null if it succeeded. */
    public @Nullable String problem() {
        return problem;
    }

    /** The state that was read last, without waiting. Asks for a newer one, so that a later call returns it. */
    public Optional<ClusterState> last() {
        askedAt = System.nanoTime();
        return Optional.ofNullable(latest);
    }

    private ClusterState refreshed(@Nullable ClusterState known) {
        try {
            return refresh().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return lastKnown(known, e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e));
        } catch (TimeoutException e) {
            return lastKnown(
                    known, new org.apache.kafka.common.errors.TimeoutException("Kafka has not responded in time", e));
        } catch (InterruptedException e) {
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    private static ClusterState lastKnown(@Nullable ClusterState known, KafkaException problem) {
        if (known == null
                || !(problem instanceof RetriableException)
                || System.nanoTime() - known.nanos() > OUTDATED_NANOS) {
            throw problem;
        }
        return known;
    }

    @Scheduled(fixedDelay = INTERVAL_MILLIS)
    void refreshIfWatched() {
        long now = System.nanoTime();
        if (now - askedAt < WATCHED_NANOS && now - notBefore >= 0 && !dependencies.isKafkaAway()) {
            var unused = refresh();
        }
    }

    private synchronized CompletableFuture<ClusterState> refresh() {
        if (running == null || running.isDone()) {
            running = CompletableFuture.supplyAsync(this::read, thread);
        }
        return running;
    }

    private ClusterState read() {
        long begun = System.nanoTime();
        try {
            ClusterState state = reader.get();
            latest = state;
            problem = null;
            return state;
        } catch (RuntimeException e) {
            log(e);
            problem = ExceptionMessages.message(e);
            throw e;
        } finally {
            long ended = System.nanoTime();
            notBefore = ended + Math.min(LONGEST_PAUSE_NANOS, PAUSE_FACTOR * (ended - begun));
        }
    }

    private void log(RuntimeException e) {
        if (problem == null && !(e instanceof RetriableException)) {
            LOG.warn("Cannot read the state of Kafka for the console", e);
        } else {
            LOG.debug("Cannot read the state of Kafka", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
