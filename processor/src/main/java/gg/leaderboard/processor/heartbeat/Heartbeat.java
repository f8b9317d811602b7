package gg.leaderboard.processor.heartbeat;

import gg.leaderboard.standings.heartbeat.ProcessorReport;
import gg.leaderboard.standings.heartbeat.Processors;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reports once a second, on a thread of its own: also while every consumer waits. It starts last and stops first, while the
 * connection to Redis is still there.
 */
final class Heartbeat implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final long INTERVAL_MILLIS = 1000;

    private final Processors processors;
    private final Supplier<ProcessorReport> report;
    private final String instance = UUID.randomUUID().toString();
    private @Nullable ScheduledExecutorService thread;

    Heartbeat(Processors processors, Supplier<ProcessorReport> report) {
        this.processors = processors;
        this.report = report;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "heartbeat"));
        thread.scheduleWithFixedDelay(this::beat, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            processors.report(instance, report.get());
        } catch (RuntimeException e) {
            // Readiness says that Redis is away; a report that is missing tells readers.
            LOG.debug("Not reported", e);
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            end(running);
        }
    }

    private void end(ScheduledExecutorService running) {
        running.shutdownNow();
        try {
            running.awaitTermination(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
            processors.remove(instance);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("Not removed; it is forgotten soon", e);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
