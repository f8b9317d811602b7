package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.DefinitionsByGeneration;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.archive.store.FoldFactory;
import gg.leaderboard.archive.store.FoldTables;
import gg.leaderboard.archive.store.ProgressTable;
import gg.leaderboard.standings.LogPartition;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Restores missing records automatically. Each target has its own loop, so standings and folds do not wait for each other.
 */
@Component
class RestoreLoop implements AutoCloseable {

    private final List<Restorer> restorers = new ArrayList<>();
    private final List<BackgroundLoop> loops = new ArrayList<>();
    private final RestoreProperties properties;

    RestoreLoop(
            GapFinder gaps,
            RedisRestoreTarget standings,
            List<FoldTables> tables,
            ArchiveProperties archive,
            ProgressTable progress,
            ArchivedLog log,
            FoldFactory folds,
            DefinitionsByGeneration definitions,
            RestoreProperties properties) {
        this.properties = properties;
        restorers.add(new Restorer(gaps, standings, definitions));
        // With accept-trimmed-log, folds start at the first offset that Kafka has, and ignore the archive.
        tables.stream()
                .filter(each -> archive.writes(each.fold()) && !archive.acceptTrimmedLog())
                .map(each -> new TableRestoreTarget(each, progress, log, folds))
                .forEach(each -> restorers.add(new Restorer(gaps, each, definitions)));
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.enabled()) {
            for (Restorer restorer : restorers) {
                BackgroundLoop loop = new BackgroundLoop("restore of " + restorer.name());
                loops.add(loop);
                loop.start(restorer::restore, properties.checkInterval());
            }
        }
    }

    /** The merged status of all targets. */
    RestoreStatus status() {
        return restorers.stream().map(Restorer::status).reduce(RestoreStatus.NOTHING_MISSING, RestoreStatus::merge);
    }

    @Override
    public void close() {
        loops.forEach(BackgroundLoop::stop);
    }

    /** The tables of a fold, which may have been switched off for longer than Kafka's retention. */
    private record TableRestoreTarget(FoldTables tables, ProgressTable folded, ArchivedLog log, FoldFactory folds)
            implements RestoreTarget {

        @Override
        public String name() {
            return "the tables of the fold " + tables.fold().label();
        }

        @Override
        public long progress(LogPartition partition) {
            return folded.lastOffset(tables.fold(), partition);
        }

        @Override
        public PartitionReplay replay(LogPartition partition) {
            return new PartitionReplay(log, partition, folds.writer(tables, partition));
        }
    }
}
