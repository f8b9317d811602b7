package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.redis.RebuildReport;
import gg.leaderboard.standings.redis.RebuildReports;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Runs ordered rebuilds in the background. A restarted archive resumes them. Its health is the progress of an automatic
 * rebuild. It is down if that rebuild cannot be done, or if rebuilds keep failing.
 */
@Component("rebuild")
class RebuildLoop implements HealthIndicator {

    // Longer than a short outage of a server, which has its own indicator.
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration DELETION_INTERVAL = Duration.ofSeconds(1);

    private final BackgroundLoop redis = new BackgroundLoop("rebuild");

    // A separate loop: rebuilding the tables takes one transaction over the whole log.
    private final BackgroundLoop tables = new BackgroundLoop("table rebuild");

    private final BackgroundLoop deletion = new BackgroundLoop("deletion of unused standings");

    private final AutomaticRebuild automatic;
    private final RedisRebuild rebuild;
    private final UnusedGenerations unused;
    private final RebuildReports reports;
    private boolean removed;
    private final TableRebuild tableRebuild;
    private final CheckpointDefinitions checkpointDefinitions;
    private final DefinitionLog definitions;
    private final StandingsDatabases databases;
    private final RebuildProperties properties;
    private final RegionProperties region;

    RebuildLoop(
            AutomaticRebuild automatic,
            RedisRebuild rebuild,
            UnusedGenerations unused,
            TableRebuild tableRebuild,
            CheckpointDefinitions checkpointDefinitions,
            DefinitionLog definitions,
            StandingsDatabases databases,
            RebuildProperties properties,
            RegionProperties region) {
        this.automatic = automatic;
        this.rebuild = rebuild;
        this.unused = unused;
        this.reports =
                new RebuildReports(new StringRedisTemplate(databases.live().redis()));
        this.tableRebuild = tableRebuild;
        this.checkpointDefinitions = checkpointDefinitions;
        this.definitions = definitions;
        this.databases = databases;
        this.properties = properties;
        this.region = region;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.enabled()) {
            redis.startWhileMore(this::step, properties.interval());
            tables.start(this::rebuildTables, properties.interval());
            deletion.start(unused::step, DELETION_INTERVAL);
        }
    }

    private boolean step() {
        if (!region.follower()) {
            automatic.step();
        }
        boolean more = rebuild.step();
        automatic.report().ifPresentOrElse(this::report, this::removeReport);
        return more;
    }

    private void report(RebuildReport report) {
        reports.write(report);
        removed = false;
    }

    private void removeReport() {
        if (!removed) {
            reports.clear();
        }
        removed = true;
    }

    /** Why rebuilds fail; empty if they do not. */
    Optional<String> problem() {
        return automatic.problem().or(redis::problem).or(tables::problem).or(deletion::problem);
    }

    @Override
    public Health health() {
        return redis.problemFor(TIMEOUT)
                .or(() -> tables.problemFor(TIMEOUT))
                .or(() -> deletion.problemFor(TIMEOUT))
                .map(problem -> Health.down().withDetail("rebuild", problem).build())
                .or(() -> automatic.report().map(RebuildLoop::health))
                .orElseGet(() -> Health.up().build());
    }

    private static Health health(RebuildReport report) {
        return (report.problem() == null ? Health.up() : Health.down())
                .withDetail("standings", report.description())
                .build();
    }

    // After Redis: readers of tables expect past data and tolerate a short delay.
    private void rebuildTables() {
        Generations generations = definitions.recent().generations();
        GenerationStamp live = databases.live().stamp();
        FoldSettings settings = generations.settings(generations.active());
        // Settings that are not recorded yet are known to each store.
        if (settings != null && (live.generation() == generations.active() || live.isNone())) {
            GenerationStamp active = new GenerationStamp(generations.active(), settings);
            checkpointDefinitions.changeTo(active);
            tableRebuild.rebuildTo(active);
        }
    }

    // Before the beans that it uses are stopped.
    @EventListener(ContextClosedEvent.class)
    void stop() {
        redis.stop();
        tables.stop();
        deletion.stop();
    }
}
