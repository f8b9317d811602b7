package gg.leaderboard.archive.rebuild;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.redis.RebuildReport;
import gg.leaderboard.web.ProblemException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Rebuilds the standings by this archive's own settings. It orders a new generation if the active one was folded by other
 * settings, and switches to it once it has caught up. Each process does so at most once: a later change of settings was made by
 * an operator, or by an archive with another configuration.
 */
@Component
class AutomaticRebuild {

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticRebuild.class);

    private final DefinitionLog definitions;
    private final DefinitionWriter writer;
    private final StandingsDatabases databases;
    private final RebuildRequirements requirements;
    private final RedisRebuild rebuild;
    private final FoldSettings own;
    private volatile boolean done;
    private int reportedPercent = -1;
    private volatile @Nullable RebuildReport report;

    AutomaticRebuild(
            DefinitionLog definitions,
            DefinitionWriter writer,
            StandingsDatabases databases,
            RebuildRequirements requirements,
            RedisRebuild rebuild,
            FoldSettings own) {
        this.definitions = definitions;
        this.writer = writer;
        this.databases = databases;
        this.requirements = requirements;
        this.rebuild = rebuild;
        this.own = own;
    }

    /** The report on the rebuild that is due; empty if none is due. */
    Optional<RebuildReport> report() {
        return Optional.ofNullable(report);
    }

    /** Why the rebuild that is due cannot be done; empty if it can, or if none is due. */
    Optional<String> problem() {
        return report().map(RebuildReport::problem);
    }

    /** Whether standings that were folded by {@code active} will be rebuilt automatically. */
    boolean isDue(FoldSettings active) {
        return !done && !active.equals(own) && active.version() <= own.version();
    }

    /** Does the next step, if there is one. */
    void step() {
        GenerationStamp live = databases.live().stamp();
        Generations generations = definitions.recent().generations();
        if (!live.isNone() && !generations.withRecordedSettings(live).equals(generations)) {
            // Until they are recorded here, only the standings have the settings of the first generation.
            generations = writer.changeGenerations(known -> known.generations().withRecordedSettings(live));
        }
        FoldSettings active = generations.settings(generations.active());
        if (active == null || active.equals(own)) {
            finish(generations, active != null, live.generation() == generations.active());
            return;
        }
        try {
            rebuild(generations, active, live);
        } catch (ProblemException e) {
            setReport(null, e.detail());
        }
    }

    // The previous standings cannot be folded any further, so erasures would not reach them: they are dropped.
    private void finish(Generations generations, boolean reached, boolean isLive) {
        done |= reached;
        report = null;
        reportedPercent = -1;
        boolean others = isLive
                && generations.next() == null
                && generations.all().keySet().stream()
                        .anyMatch(number -> !Objects.equals(
                                generations.settings(number), generations.settings(generations.active())));
        if (others) {
            change(generations, Generations::withoutOthers);
        }
    }

    private void rebuild(Generations generations, FoldSettings active, GenerationStamp live) {
        Long next = generations.next();
        if (next != null && own.equals(generations.settings(next))) {
            done = true;
            awaitBuild(next);
            return;
        }
        requireToBeDue(active);
        if (live.isNone()) {
            LOG.info("Redis is empty and will be filled with the settings {}", own);
            done = change(generations, this::withNewActive);
        } else {
            requirements.requireOwnDatabase();
            requirements.requireFullLog();
            LOG.info("Rebuilding the standings: {}", active.changesTo(own));
            if (next != null) {
                LOG.warn("Dropped the unfinished generation {}; start it again after this rebuild", next);
            }
            done = change(generations, known -> known.withNext(own, Map.of()));
        }
        setReport(null, null);
    }

    // Changes only the generations that were checked; after a concurrent change the next step checks again.
    private boolean change(Generations seen, UnaryOperator<Generations> change) {
        Generations wanted = change.apply(seen);
        Generations now =
                writer.changeGenerations(known -> known.generations().equals(seen) ? wanted : known.generations());
        return now.equals(wanted);
    }

    private Generations withNewActive(Generations generations) {
        Generations ordered = generations.withNext(own, Map.of());
        return ordered.withActive(ordered.last()).withoutOthers();
    }

    private void requireToBeDue(FoldSettings active) {
        if (active.version() > own.version()) {
            throw ProblemException.conflict("They were folded with version " + active.version()
                    + " of the fold, and this archive has version " + own.version()
                    + "; run the release that folded them, or start a rebuild with this version by POST"
                    + " /api/v1/admin/rebuild.");
        }
        if (done) {
            throw ProblemException.conflict("Their settings were changed and differ from those of this archive: "
                    + active.changesTo(own)
                    + "; give all services the same settings and restart the archive, or start a rebuild by"
                    + " POST /api/v1/admin/rebuild.");
        }
    }

    private void awaitBuild(long next) {
        int percent = rebuild.percent(next);
        setReport(next, null);
        if (percent >= reportedPercent + 10) {
            LOG.info("Building generation {}: {} %", next, percent);
            reportedPercent = percent;
        }
        if (rebuild.hasCaughtUp(next)) {
            writer.changeGenerations(known -> Objects.equals(known.generations().next(), next)
                    ? known.generations().withActive(next)
                    : known.generations());
            LOG.info("Generation {} is complete", next);
        }
    }

    private void setReport(@Nullable Long generation, @Nullable String problem) {
        RebuildReport before = report;
        if (problem != null && (before == null || !problem.equals(before.problem()))) {
            LOG.error("The standings cannot be rebuilt: {}", problem);
        }
        report = new RebuildReport(generation, own, generation == null ? 0 : rebuild.percent(generation), problem);
    }
}
