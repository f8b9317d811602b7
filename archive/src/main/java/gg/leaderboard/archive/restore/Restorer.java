package gg.leaderboard.archive.restore;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.BoardsByGeneration;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.restore.RestoreStatus.Status;
import gg.leaderboard.archive.store.FoldTables;
import gg.leaderboard.archive.store.Progress;
import gg.leaderboard.archive.store.UpdateFolds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks whether the standings, or the tables of a fold that runs here, miss what Kafka no longer holds, and writes it to them.
 * The processor and the folds, which wait at such a gap, go on by themselves once it is filled.
 */
@Component
class Restorer {

    private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);
    private static final long RECORDS_PER_MESSAGE = 100_000;

    // What a processor takes at once: as far apart partitions are while events arrive, and thus what the newest hundred
    // achievements are.
    private static final int AT_ONCE = 2000;

    private final Gaps gaps;
    private final List<Restorable> all = new ArrayList<>();
    private final BoardsByGeneration definitions;
    private volatile RestoreStatus status = RestoreStatus.NOTHING_MISSING;

    Restorer(
            Gaps gaps,
            RestorableStandings standings,
            List<FoldTables> tables,
            ArchiveProperties properties,
            Progress progress,
            ArchivedLog log,
            UpdateFolds folds,
            BoardsByGeneration definitions) {
        this.gaps = gaps;
        this.definitions = definitions;
        all.add(standings);
        tables.stream()
                .filter(each -> properties.writes(each.fold()))
                .forEach(each -> all.add(new RestorableTables(each, progress, log, folds)));
    }

    RestoreStatus status() {
        return status;
    }

    /** Looks once, and returns when nothing that could be restored is missing. */
    void restore() {
        List<Gap> found = gaps.find(all);
        List<Gap> fillable = found.stream().filter(Gap::canBeFilled).toList();
        List<String> missing = found.stream()
                .filter(gap -> !gap.canBeFilled())
                .map(Gap::toString)
                .toList();
        if (!missing.isEmpty() && !missing.equals(status.missing())) {
            LOG.error("Cannot be restored: {}", missing);
        }
        long restored = fillable.isEmpty() ? status.restored() : fill(fillable, missing);
        status = new RestoreStatus(missing.isEmpty() ? Status.IDLE : Status.IMPOSSIBLE, restored, 0, missing);
    }

    private long fill(List<Gap> fillable, List<String> missing) {
        long total = fillable.stream().mapToLong(Gap::records).sum();
        LOG.info("Restoring from the archive: {} records missing in {}", total, names(fillable));
        PriorityQueue<Filling> open = new PriorityQueue<>(Filling.EARLIEST_FIRST);
        fillable.forEach(gap -> open.add(new Filling(gap, gap.of().catchUp(gap.partition()))));
        long done = 0;
        long nextMessage = RECORDS_PER_MESSAGE;
        while (!open.isEmpty()) {
            status = new RestoreStatus(Status.RESTORING, done, Math.max(0, total - done), missing);
            Filling earliest = open.remove();
            long before = earliest.done();
            if (earliest.catchUp.writeSome(definitions, AT_ONCE)) {
                open.add(earliest);
            }
            done += earliest.done() - before;
            if (done >= nextMessage) {
                LOG.info("Restoring from the archive: {} of {} records", done, total);
                nextMessage = done + RECORDS_PER_MESSAGE;
            }
        }
        LOG.info("Restored from the archive: {} records", done);
        return done;
    }

    private record Filling(Gap gap, CatchUp catchUp) {

        private static final Comparator<Filling> EARLIEST_FIRST =
                Comparator.comparing(filling -> filling.catchUp.time());

        long done() {
            return catchUp.progress() + 1 - gap.from();
        }
    }

    private static String names(List<Gap> gaps) {
        return gaps.stream().map(gap -> gap.of().name()).distinct().collect(Collectors.joining(", "));
    }
}
