package gg.leaderboard.archive.store;

import gg.leaderboard.log.consumer.ExceptionMessages;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done again and again on a thread of its own, whatever servers are away meanwhile. */
public final class BackgroundLoop {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoop.class);

    // Short: there are several, and all that runs here ends within three seconds, whatever database hangs.
    private static final Duration GRACE = Duration.ofMillis(200);

    private final String name;
    private final ScheduledExecutorService thread;
    private volatile @Nullable Throwable failure;
    private volatile long failingSince;

    public BackgroundLoop(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
    }

    /** @param interval between the end of the work and its next beginning */
    public void start(Runnable work, Duration interval) {
        startWhileMore(
                () -> {
                    work.run();
                    return false;
                },
                interval);
    }

    /** @param work says whether there is more to do at once */
    public void startWhileMore(BooleanSupplier work, Duration interval) {
        thread.scheduleWithFixedDelay(() -> run(work), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why it cannot go on now; empty if it can. */
    public Optional<String> problem() {
        return Optional.ofNullable(failure).map(ExceptionMessages::message);
    }

    /** As {@link #problem()}, if it could not go on for {@code duration}. */
    public Optional<String> problemFor(Duration duration) {
        return System.nanoTime() - failingSince < duration.toNanos() ? Optional.empty() : problem();
    }

    private void run(BooleanSupplier work) {
        try {
            boolean more = true;
            while (more && !thread.isShutdown()) {
                more = work.getAsBoolean();
                failure = null;
            }
        } catch (RuntimeException | Error e) {
            // Redis, PostgreSQL or Kafka is away, or memory is short: tried again, and said once. An Error, too, would
            // otherwise end the loop for good, and silently.
            Throwable before = failure;
            if ((before == null || !before.getClass().equals(e.getClass())) && !thread.isShutdown()) {
                LOG.warn("{}: cannot go on now: {}", name, e.toString());
            }
            if (before == null) {
                failingSince = System.nanoTime();
            }
            failure = e;
        }
    }

    /** Interrupts it, and waits a moment for its end: what it works with is closed after it. */
    public void stop() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} is still at work", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
