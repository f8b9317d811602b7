package gg.leaderboard.archive.restore;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Restores whenever something is missing; nobody has to ask for it. */
@Component
class RestoreLoop {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreLoop.class);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "restore"));
    private final Restorer restorer;
    private final RestoreProperties properties;
    private String trouble = "";

    RestoreLoop(Restorer restorer, RestoreProperties properties) {
        this.restorer = restorer;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.enabled()) {
            Duration interval = properties.checkInterval();
            thread.scheduleWithFixedDelay(this::restore, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void restore() {
        try {
            restorer.restore();
            trouble = "";
        } catch (RuntimeException e) {
            // Redis, Kafka or PostgreSQL is away: tried again, and said once.
            if (!trouble.equals(e.getClass().getName())) {
                LOG.warn("Whether standings must be restored cannot be seen: {}", e.toString());
            }
            trouble = e.getClass().getName();
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
