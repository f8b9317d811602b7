package gg.leaderboard.processor;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a task periodically on a separate thread, so that blocked consumers do not delay it. It starts last and stops first,
 * while the connections to Redis and Kafka are open.
 */
final class PeriodicTask implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);
    private static final long STOP_TIMEOUT_MILLIS = 1000;

    private final String name;
    private final Duration interval;
    private final Runnable task;
    private final Runnable end;
    private @Nullable ScheduledExecutorService thread;

    /**
     * @param task retried at the next interval if it fails
     * @param end run once at the stop, which waits for it for a second
     */
    PeriodicTask(String name, Duration interval, Runnable task, Runnable end) {
        this.name = name;
        this.interval = interval;
        this.task = task;
        this.end = end;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, name));
        Future<?> unused =
                started.scheduleWithFixedDelay(() -> attempt(task), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.debug("{} failed", name, e);
        } catch (Error e) {
            // Rethrowing would end the periodic execution.
            LOG.warn("{} failed and is retried. If this repeats, restart the service with more memory", name, e);
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.shutdownNow();
        try {
            running.awaitTermination(STOP_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            // Its server may not answer.
            Thread ending = new Thread(() -> attempt(end), name + " end");
            ending.setDaemon(true);
            ending.start();
            ending.join(STOP_TIMEOUT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
