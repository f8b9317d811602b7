package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.past.PastRules;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.standings.definition.Generations;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Goes on with what was ordered, whoever ordered it: an archive that starts continues what an earlier one left. */
@Component
class RebuildLoop {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildLoop.class);

    private final ScheduledExecutorService redis =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "rebuild"));

    // Of their own: the tables take a transaction as long as the log.
    private final ScheduledExecutorService postgres =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "refold"));

    private final Rebuild rebuild;
    private final Refold refold;
    private final PastRules past;
    private final DefinitionLog definitions;
    private final Databases databases;
    private final RebuildProperties properties;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    RebuildLoop(
            Rebuild rebuild,
            Refold refold,
            PastRules past,
            DefinitionLog definitions,
            Databases databases,
            RebuildProperties properties) {
        this.rebuild = rebuild;
        this.refold = refold;
        this.past = past;
        this.definitions = definitions;
        this.databases = databases;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.enabled()) {
            every(redis, "redis", this::step);
            every(postgres, "tables", this::tables);
        }
    }

    private void every(ScheduledExecutorService thread, String name, Runnable task) {
        thread.scheduleWithFixedDelay(
                () -> attempt(thread, name, task), 0, properties.interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why it does not go on; empty if it does. */
    Optional<String> trouble() {
        return troubles.values().stream().findFirst();
    }

    private void step() {
        while (rebuild.step() && !redis.isShutdown()) {
            troubles.remove("redis");
        }
    }

    // After Redis: whoever reads tables reads the past, and may be a moment behind.
    private void tables() {
        long active = definitions.catchUp().generations().active();
        long live = databases.live().generation();
        if (live == active || live == Generations.NONE) {
            past.changeTo(active);
            refold.bringTo(active);
        }
    }

    private void attempt(ScheduledExecutorService thread, String name, Runnable task) {
        try {
            task.run();
            troubles.remove(name);
        } catch (RuntimeException e) {
            // Redis, Kafka or PostgreSQL is away: tried again, and said once.
            String problem = String.valueOf(e.getMessage());
            if (!problem.equals(troubles.put(name, problem)) && !thread.isShutdown()) {
                LOG.warn("A rebuild does not go on: {}", e.toString());
            }
        }
    }

    // Before anything that it needs is stopped.
    @EventListener(ContextClosedEvent.class)
    void stop() {
        redis.shutdownNow();
        postgres.shutdownNow();
    }
}
