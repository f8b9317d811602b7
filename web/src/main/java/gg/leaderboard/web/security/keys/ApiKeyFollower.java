package gg.leaderboard.web.security.keys;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads the API keys every second on its own thread, so that a revoked key is refused soon. */
final class ApiKeyFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyFollower.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofMillis(200);

    private final ApiKeys keys;
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean failing;

    ApiKeyFollower(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "api-keys");
            daemon.setDaemon(true);
            return daemon;
        });
        thread = started;
        var unused =
                started.scheduleWithFixedDelay(() -> refresh(started), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    // An uncaught Error would end the repetition silently.
    private void refresh(ScheduledExecutorService own) {
        try {
            keys.refresh();
            if (failing) {
                LOG.info("API keys are read again");
            }
            failing = false;
        } catch (RuntimeException | Error e) {
            // The services report an unavailable Kafka themselves, and a short outage matters to no key.
            boolean stale = keys.staleSince().isPresent();
            if (!failing && (stale || !(e instanceof RetriableException)) && !own.isShutdown()) {
                failing = true;
                LOG.warn(
                        "API keys cannot be read, so known ones stay valid, also if they are revoked. This is"
                                + " retried; check that Kafka runs and that this user may read the topic: {}",
                        e.toString());
            }
        }
    }

    /** Interrupts the read and waits briefly for its end. */
    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.shutdownNow();
        try {
            if (!running.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("API keys are still being read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    // Before the port opens.
    @Override
    public int getPhase() {
        return 0;
    }
}
