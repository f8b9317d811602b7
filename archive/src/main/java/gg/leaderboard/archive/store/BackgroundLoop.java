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

/** Repeats work on its own thread, and continues after any exception. */
public final class BackgroundLoop {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoop.class);

    // Short: there are several loops, and the service must stop within three seconds even if a database hangs.
    private static final Duration GRACE = Duration.ofMillis(200);

    private final String name;
    private final ScheduledExecutorService thread;
    private volatile @Nullable Throwable failure;
    private volatile long failingSince;

    public BackgroundLoop(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
    }

    /**
     * Starts to repeat {@code work}.
     *
     * @param interval from the end of one run to the start of the next
     */
    public void start(Runnable work, Duration interval) {
        startWhileMore(
                () -> {
                    work.run();
                    return false;
                },
                interval);
    }

    /** As {@link #start}, for work whose failures other parts report, such as measurements of a server. */
    public void startQuietly(Runnable work, Duration interval) {
        start(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.debug("{} failed", name, e);
                    }
                },
                interval);
    }

    /**
     * As {@link #start}, without a pause while there is more work.
     *
     * @param work returns whether to run again immediately
     */
    public void startWhileMore(BooleanSupplier work, Duration interval) {
        var unused = thread.scheduleWithFixedDelay(() -> run(work), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The message of the last run's exception; empty if it succeeded. */
    public Optional<String> problem() {
        return Optional.ofNullable(failure).map(ExceptionMessages::message);
    }

    /** As {@link #problem()}; empty if it has failed for less than {@code duration}. */
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
            // Retried, and logged once per type. An uncaught Error would end the loop silently.
            Throwable before = failure;
            if ((before == null || !before.getClass().equals(e.getClass())) && !thread.isShutdown()) {
                LOG.warn("{} failed and will be retried: {}", name, e.toString());
            }
            if (before == null) {
                failingSince = System.nanoTime();
            }
            failure = e;
        }
    }

    /** Interrupts the work and waits briefly for its end: its connections are closed next. */
    public void stop() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} is still running", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
