package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.LoggedDefinitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.web.archive.RebuildStatus;
import gg.leaderboard.web.archive.RebuildStatus.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes the status of a rebuild from the log and both standings. */
@Component
class RebuildProgress {

    private final DefinitionLog definitions;
    private final StandingsDatabases databases;
    private final RedisRebuild rebuild;
    private final RebuildLoop loop;
    private final TableRebuild tableRebuild;

    RebuildProgress(
            DefinitionLog definitions,
            StandingsDatabases databases,
            RedisRebuild rebuild,
            RebuildLoop loop,
            TableRebuild tableRebuild) {
        this.definitions = definitions;
        this.databases = databases;
        this.rebuild = rebuild;
        this.loop = loop;
        this.tableRebuild = tableRebuild;
    }

    RebuildStatus status() {
        LoggedDefinitions known = definitions.catchUp();
        Generations generations = known.generations();
        FoldSettings settings = generations.settings(generations.active());
        List<String> due = settings == null
                ? List.of()
                : tableRebuild.due(new GenerationStamp(generations.active(), settings)).stream()
                        .map(FoldName::label)
                        .toList();
        return redis(known, generations).with(due, loop.problem().orElse(null));
    }

    private RebuildStatus redis(LoggedDefinitions known, Generations generations) {
        long active = generations.active();
        long live = databases.live().generation();
        if (live != Generations.NONE && live != active) {
            return folding(Phase.SWITCHING, known, live, active);
        }
        if (generations.next() != null) {
            return folding(null, known, active, generations.next());
        }
        long spare = databases.spare().generation();
        return spare == Generations.NONE || spare == active
                ? RebuildStatus.idle(Phase.IDLE, active, null)
                : RebuildStatus.idle(Phase.SWITCHED, active, spare);
    }

    private static List<String> settingsChanged(LoggedDefinitions known, long live, long next) {
        FoldSettings now = known.generations().settings(live);
        FoldSettings then = known.generations().settings(next);
        return now == null || then == null ? List.of() : now.changesTo(then);
    }

    // With phase null it is BUILDING or CAUGHT_UP.
    private RebuildStatus folding(@Nullable Phase phase, LoggedDefinitions known, long live, long next) {
        boolean begun = databases.spare().generation() == next;
        Phase reached = begun && rebuild.hasCaughtUp() ? Phase.CAUGHT_UP : Phase.BUILDING;
        return new RebuildStatus(
                phase == null ? reached : phase,
                live,
                next,
                null,
                RedisRebuild.changed(known, live, next),
                settingsChanged(known, live, next),
                begun ? rebuild.folded() : 0,
                rebuild.archived(),
                rebuild.recordsPerSecond(),
                begun ? rebuild.behind() : rebuild.archived(),
                List.of(),
                null);
    }
}
