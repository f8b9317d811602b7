package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.LostDefinitionsException;
import gg.leaderboard.standings.redis.RedisDefinitionCopy;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Archives definitions when they change, and reports if the topic has lost some. */
@Component("boardDefinitions")
class DefinitionsLoop implements HealthIndicator {

    private final BackgroundLoop loop = new BackgroundLoop("definitions");
    private final DefinitionLog log;
    private final ArchivedDefinitions archived;
    private final RedisDefinitionCopy redis;
    private final ArchiveProperties properties;

    DefinitionsLoop(
            DefinitionLog log, ArchivedDefinitions archived, RedisDefinitionCopy redis, ArchiveProperties properties) {
        this.log = log;
        this.archived = archived;
        this.redis = redis;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!properties.folds().isEmpty()) {
            loop.start(this::archive, properties.checkInterval());
        }
    }

    private void archive() {
        try {
            archived.keep(log.recent());
        } catch (LostDefinitionsException e) {
            // Processors and apis detect the loss by the copy in Redis.
            redis.add(archived.read());
            throw e;
        }
    }

    @Override
    public Health health() {
        Optional<String> problem = loop.problem();
        return problem.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("leaderboards", problem.get()).build();
    }

    // Before the beans that it uses are stopped.
    @EventListener(ContextClosedEvent.class)
    void stop() {
        loop.stop();
    }
}
