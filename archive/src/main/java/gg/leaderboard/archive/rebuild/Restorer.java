package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.DefinitionsByGeneration;
import gg.leaderboard.archive.rebuild.RestoreStatus.Status;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether something misses what Kafka no longer holds, and writes it to it. The processor, or the fold, which waits at
 * such a gap, goes on by itself once it is filled.
 */
final class Restorer {

    private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);
    private static final long RECORDS_PER_MESSAGE = 100_000;

    // What a processor takes at once: as far apart partitions are while events arrive, and thus what the newest hundred
    // achievements are.
    private static final int AT_ONCE = 2000;

    private final GapFinder gaps;
    private final RestoreTarget where;
    private final DefinitionsByGeneration definitions;
    private volatile RestoreStatus status = RestoreStatus.NOTHING_MISSING;

    Restorer(GapFinder gaps, RestoreTarget where, DefinitionsByGeneration definitions) {
        this.gaps = gaps;
        this.where = where;
        this.definitions = definitions;
    }

    String name() {
        return where.name();
    }

    RestoreStatus status() {
        return status;
    }

    /** Looks once, and returns when nothing that could be restored is missing. */
    void restore() {
        List<Gap> found = gaps.find(where);
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
        LOG.info("Restoring {} from the archive: {} records of {} partitions", name(), total, fillable.size());
        PriorityQueue<Filling> open = new PriorityQueue<>(Filling.EARLIEST_FIRST);
        fillable.forEach(gap -> open.add(new Filling(gap, where.replay(gap.partition()))));
        long done = 0;
        long nextMessage = RECORDS_PER_MESSAGE;
        while (!open.isEmpty()) {
            status = new RestoreStatus(Status.RESTORING, done, Math.max(0, total - done), missing);
            Filling earliest = open.remove();
            long before = earliest.done();
            if (earliest.catchUp.writeBatch(definitions, AT_ONCE)) {
                open.add(earliest);
            }
            done += earliest.done() - before;
            if (done >= nextMessage) {
                LOG.info("Restoring {}: {} of {} records", name(), done, total);
                nextMessage = done + RECORDS_PER_MESSAGE;
            }
        }
        LOG.info("Restored {} from the archive: {} records", name(), done);
        return done;
    }

    private record Filling(Gap gap, PartitionReplay catchUp) {

        private static final Comparator<Filling> EARLIEST_FIRST =
                Comparator.comparing(filling -> filling.catchUp.time());

        long done() {
            return catchUp.progress() + 1 - gap.from();
        }
    }
}
