package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.past.PastRules;
import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.standings.definition.Generations;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Goes on with what was ordered, whoever ordered it: an archive that starts continues what an earlier one left. */
@Component
class RebuildLoop {

    private final BackgroundLoop redis = new BackgroundLoop("rebuild");

    // Of their own: the tables take a transaction as long as the log.
    private final BackgroundLoop tables = new BackgroundLoop("refold");

    private final Rebuild rebuild;
    private final Refold refold;
    private final PastRules past;
    private final DefinitionLog definitions;
    private final Databases databases;
    private final RebuildProperties properties;

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
            redis.startWhileMore(rebuild::step, properties.interval());
            tables.start(this::bringTables, properties.interval());
        }
    }

    /** Why it does not go on; empty if it does. */
    Optional<String> trouble() {
        return redis.trouble().or(tables::trouble);
    }

    // After Redis: whoever reads tables reads the past, and may be a moment behind.
    private void bringTables() {
        long active = definitions.catchUp().generations().active();
        long live = databases.live().generation();
        if (live == active || live == Generations.NONE) {
            past.changeTo(active);
            refold.bringTo(active);
        }
    }

    // Before anything that it needs is stopped.
    @EventListener(ContextClosedEvent.class)
    void stop() {
        redis.stop();
        tables.stop();
    }
}
