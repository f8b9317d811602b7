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
 * Brings the standings to what this release counts by as it is configured: orders a generation where the active one was folded
 * by other settings, and switches to it once it has caught up. An archive does so once in its life. Where the standings are
 * folded otherwise after that, an operator wants it, or another archive that is configured differently.
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
    private int told = -1;
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

    /** What there is to tell of a rebuild that is due; empty while the standings are as they are to be. */
    Optional<RebuildReport> report() {
        return Optional.ofNullable(report);
    }

    /** Why the rebuild that is due cannot be done; empty if it can, or none is due. */
    Optional<String> problem() {
        return report().map(RebuildReport::problem);
    }

    /** Whether standings that were folded by {@code active} are brought to this archive's settings without being asked to. */
    boolean isDue(FoldSettings active) {
        return !done && !active.equals(own) && active.version() <= own.version();
    }

    /** Does the next step, if there is one. */
    void step() {
        GenerationStamp live = databases.live().stamp();
        Generations generations = definitions.catchUp().generations();
        if (!live.isNone() && !generations.withRecordedSettings(live).equals(generations)) {
            // By what the first generation was folded, only its standings say, until it is written here.
            generations = writer.changeGenerations(known -> known.generations().withRecordedSettings(live));
        }
        FoldSettings active = generations.settings(generations.active());
        if (active == null || active.equals(own)) {
            finish(generations, active != null, live.generation() == generations.active());
            return;
        }
        try {
            bring(generations, active, live);
        } catch (ProblemException e) {
            tell(null, e.detail());
        }
    }

    // What was read before cannot be folded any further, so nobody is erased there any more: it is not kept.
    private void finish(Generations generations, boolean reached, boolean isRead) {
        done |= reached;
        report = null;
        told = -1;
        boolean others = isRead
                && generations.next() == null
                && generations.all().keySet().stream()
                        .anyMatch(number -> !Objects.equals(
                                generations.settings(number), generations.settings(generations.active())));
        if (others) {
            writer.changeGenerations(known ->
                    known.generations().next() == null ? known.generations().withoutOthers() : known.generations());
        }
    }

    private void bring(Generations generations, FoldSettings active, GenerationStamp live) {
        Long next = generations.next();
        if (next != null && own.equals(generations.settings(next))) {
            done = true;
            follow(next);
            return;
        }
        requireToBeDue(active);
        if (live.isNone()) {
            LOG.info("Redis is empty: it is filled by {}", own);
            done = change(generations, this::begunAnew);
        } else {
            requirements.requireSpareDatabase();
            requirements.requireOwnDatabase();
            requirements.requireFullLog();
            LOG.info("The standings are rebuilt: {}", active.changesTo(own));
            if (next != null) {
                LOG.warn("Generation {}, which was being built, is dropped; order it again after this rebuild", next);
            }
            done = change(generations, known -> known.withNext(own, Map.of()));
        }
        tell(null, null);
    }

    // Decided on what was looked at: if others have changed it since, the next step looks again.
    private boolean change(Generations seen, UnaryOperator<Generations> change) {
        Generations wanted = change.apply(seen);
        Generations now =
                writer.changeGenerations(known -> known.generations().equals(seen) ? wanted : known.generations());
        return now.equals(wanted);
    }

    private Generations begunAnew(Generations generations) {
        Generations ordered = generations.withNext(own, Map.of());
        return ordered.withActive(ordered.last()).withoutOthers();
    }

    private void requireToBeDue(FoldSettings active) {
        if (active.version() > own.version()) {
            throw ProblemException.conflict("They were folded by version " + active.version()
                    + " of the fold, and this archive is"
                    + " version " + own.version() + "; run the release that folded them, or order a rebuild with POST"
                    + " /api/v1/admin/rebuild to count by this version again.");
        }
        if (done) {
            throw ProblemException.conflict(
                    "They are folded by other settings than this archive's since somebody wanted it so: "
                            + active.changesTo(own)
                            + "; give all services the same settings, and restart the archive, or order a"
                            + " rebuild with POST /api/v1/admin/rebuild.");
        }
    }

    private void follow(long next) {
        int percent = rebuild.percent(next);
        tell(next, null);
        if (percent >= told + 10) {
            LOG.info("Generation {} is being built: {} %", next, percent);
            told = percent;
        }
        if (rebuild.hasCaughtUp(next)) {
            writer.changeGenerations(known -> Objects.equals(known.generations().next(), next)
                    ? known.generations().withActive(next)
                    : known.generations());
            LOG.info("Generation {} is complete", next);
        }
    }

    private void tell(@Nullable Long generation, @Nullable String problem) {
        RebuildReport before = report;
        if (problem != null && (before == null || !problem.equals(before.problem()))) {
            LOG.error("The standings cannot be rebuilt: {}", problem);
        }
        report = new RebuildReport(generation, own, generation == null ? 0 : rebuild.percent(generation), problem);
    }
}
