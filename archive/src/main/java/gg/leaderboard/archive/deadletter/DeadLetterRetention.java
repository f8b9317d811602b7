package gg.leaderboard.archive.deadletter;

import gg.leaderboard.archive.store.Schema;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes dead letters that are older than they are kept, once an hour. */
@Component
class DeadLetterRetention {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRetention.class);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "dead-letter-retention"));
    private final Schema schema;
    private final DeadLetterTable letters;
    private final DeadLetterProperties properties;
    private final Clock clock;

    DeadLetterRetention(Schema schema, DeadLetterTable letters, DeadLetterProperties properties, Clock clock) {
        this.schema = schema;
        this.letters = letters;
        this.properties = properties;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.scheduleWithFixedDelay(this::delete, 0, 1, TimeUnit.HOURS);
    }

    private void delete() {
        try {
            schema.bringUpToDate();
            int deleted = letters.deleteOlderThan(clock.instant().minus(properties.retention()));
            if (deleted > 0) {
                LOG.info("Deleted {} dead letters older than {}", deleted, properties.retention());
            }
        } catch (RuntimeException e) {
            // Looked at again in an hour; that PostgreSQL is away is said by those who need it sooner.
            LOG.debug("Old dead letters are still there: {}", e.toString());
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
