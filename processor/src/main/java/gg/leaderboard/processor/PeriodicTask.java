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
 * Does something again and again on a thread of its own: also while every consumer waits. It starts last and stops first,
 * while the connections to Redis and Kafka are still there.
 */
final class PeriodicTask implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);
    private static final long TIME_TO_END_MILLIS = 1000;

    private final String name;
    private final Duration interval;
    private final Runnable task;
    private final Runnable end;
    private @Nullable ScheduledExecutorService thread;

    /**
     * @param task what fails is tried again
     * @param end done once, when this stops
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
            // Thrown on, it would end the repetition for good.
            LOG.warn("{} failed, and is tried again", name, e);
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
            running.awaitTermination(TIME_TO_END_MILLIS, TimeUnit.MILLISECONDS);
            attempt(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
