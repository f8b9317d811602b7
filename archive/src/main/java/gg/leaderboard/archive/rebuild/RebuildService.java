package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.store.StandingsStore;
import gg.leaderboard.events.Rules;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.LoggedDefinitions;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardRules;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.archive.RebuildStatus;
import gg.leaderboard.web.archive.RebuildStatus.Phase;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders of operators. They are stored in the log of definitions; {@link RedisRebuild} carries them out. */
@Component
class RebuildService {

    private final DefinitionWriter writer;
    private final RebuildRequirements requirements;
    private final ArchiveProperties properties;
    private final StandingsDatabases databases;
    private final RedisRebuild rebuild;
    private final RebuildProgress progress;
    private final FoldSettings own;
    private final AutomaticRebuild automatic;

    RebuildService(
            DefinitionWriter writer,
            RebuildRequirements requirements,
            ArchiveProperties properties,
            StandingsDatabases databases,
            RedisRebuild rebuild,
            RebuildProgress progress,
            FoldSettings own,
            AutomaticRebuild automatic) {
        this.writer = writer;
        this.requirements = requirements;
        this.properties = properties;
        this.databases = databases;
        this.rebuild = rebuild;
        this.progress = progress;
        this.own = own;
        this.automatic = automatic;
    }

    /**
     * Orders a new generation: the whole log folded again, with other rules for these boards.
     *
     * @throws ProblemException 404 for an unknown board, 409 if it cannot be done now or here
     */
    RebuildStatus start(Map<String, RuleChange> changes) {
        requirements.requireOwnDatabase();
        requirements.requireFullLog();
        if (!changes.isEmpty() && properties.standingsStore() == StandingsStore.CASSANDRA) {
            throw ProblemException.conflict(
                    "The standings in Cassandra cannot be rebuilt with other rules. Rules can be changed if"
                            + " leaderboard.archive.standings-store is postgres.");
        }
        long live = databases.live().generation();
        writer.changeGenerations(known -> {
            requireNoRebuild(known, live);
            Map<String, BoardRules> rules = new TreeMap<>();
            changes.forEach((board, change) -> rules.put(board, change.applyTo(board(known, board))));
            return known.generations().withNext(own, rules);
        });
        return progress.status();
    }

    private void requireNoRebuild(LoggedDefinitions known, long live) {
        Generations generations = known.generations();
        if (generations.next() != null) {
            throw ProblemException.conflict("A rebuild of generation " + generations.next()
                    + " is already running. Switch to it or drop it before you start another one.");
        }
        requireNoSwitch(generations, live);
        FoldSettings active = generations.settings(generations.active());
        if (active != null && automatic.isDue(active)) {
            throw ProblemException.conflict("The standings are about to be rebuilt automatically: "
                    + active.changesTo(own) + ". Start this rebuild afterwards.");
        }
    }

    private static void requireNoSwitch(Generations generations, long live) {
        if (live != Generations.NONE && live != generations.active()) {
            throw ProblemException.conflict(
                    "A switch from generation " + live + " to " + generations.active() + " is in progress.");
        }
    }

    private static BoardHistory board(LoggedDefinitions known, String board) {
        if (BuiltInBoards.contains(board)) {
            throw ProblemException.conflict(
                    "The leaderboard " + Rules.quote(board) + " is built in: its rules cannot be changed.");
        }
        return known.definitions()
                .live(board)
                .orElseThrow(() -> ProblemException.notFound("There is no leaderboard " + Rules.quote(board) + "."));
    }

    /**
     * Switches to the next generation.
     *
     * @throws ProblemException 409 if there is none, or if it has not caught up
     */
    RebuildStatus switchOver() {
        requirements.requireFullLog();
        RebuildStatus now = progress.status();
        if (now.phase() != Phase.CAUGHT_UP) {
            throw ProblemException.conflict(
                    now.phase() == Phase.BUILDING
                            ? "Generation " + now.next() + " is not ready yet: it is " + now.behind()
                                    + " records behind."
                            : "There is no generation to switch to. Start a rebuild first.");
        }
        // Catch up first, so that readers step back as little as possible.
        rebuild.step();
        switchTo(now.next(), now.next());
        rebuild.step();
        return progress.status();
    }

    /**
     * Switches back to the previous generation. It catches up with the log first.
     *
     * @throws ProblemException 409 if there is none
     */
    RebuildStatus switchBack() {
        requirements.requireFullLog();
        RebuildStatus now = progress.status();
        if (now.phase() != Phase.SWITCHED) {
            throw ProblemException.conflict("There is no generation to switch back to.");
        }
        // Catching up may take long, so it is left to the background loop.
        switchTo(now.previous(), null);
        return progress.status();
    }

    private void switchTo(@Nullable Long generation, @Nullable Long next) {
        long to = Objects.requireNonNull(generation);
        writer.changeGenerations(known -> {
            if (!Objects.equals(known.generations().next(), next)) {
                throw ProblemException.conflict("Another caller has started or ended a rebuild in the meantime.");
            }
            known.definitions(to).all().stream()
                    .filter(BoardHistory::isLive)
                    .forEach(board -> RuleChange.checkBounds(
                            known.definitions().find(board.id()).orElseThrow(),
                            board.newest().updateMode()));
            return known.generations().withActive(to);
        });
    }

    /**
     * Drops all generations but the active one.
     *
     * @throws ProblemException 409 during a switch, or if the spare database is foreign
     */
    RebuildStatus drop() {
        requirements.requireOwnDatabase();
        long live = databases.live().generation();
        rebuild.clear(() -> writer.changeGenerations(known -> {
            requireNoSwitch(known.generations(), live);
            return known.generations().withoutOthers();
        }));
        return progress.status();
    }
}
