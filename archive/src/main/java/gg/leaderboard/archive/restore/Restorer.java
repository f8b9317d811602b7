package gg.leaderboard.archive.restore;

import gg.leaderboard.archive.BoardsByGeneration;
import gg.leaderboard.archive.restore.RestoreStatus.Status;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks whether the standings miss what Kafka no longer holds, and writes it to them. The processor, which waits at such a
 * gap, goes on by itself once it is filled.
 */
@Component
class Restorer {

    private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);
    private static final long RECORDS_PER_MESSAGE = 100_000;

    private final Gaps gaps;
    private final StandingsWriters standings;
    private final BoardsByGeneration definitions;
    private volatile RestoreStatus status = RestoreStatus.NOTHING_MISSING;

    Restorer(Gaps gaps, StandingsWriters standings, BoardsByGeneration definitions) {
        this.gaps = gaps;
        this.standings = standings;
        this.definitions = definitions;
    }

    RestoreStatus status() {
        return status;
    }

    /** Looks once, and returns when nothing that could be restored is missing. */
    void restore() {
        List<Gap> found = gaps.find(partition -> standings.catchUp(partition).progress());
        List<Gap> fillable = found.stream().filter(Gap::canBeFilled).toList();
        List<String> missing = found.stream()
                .filter(gap -> !gap.canBeFilled())
                .map(Gap::toString)
                .toList();
        if (!missing.isEmpty() && !missing.equals(status.missing())) {
            LOG.error("The standings cannot be restored: {}", missing);
        }
        long restored = fillable.isEmpty() ? status.restored() : fill(fillable, missing);
        status = new RestoreStatus(missing.isEmpty() ? Status.IDLE : Status.IMPOSSIBLE, restored, 0, missing);
    }

    private long fill(List<Gap> fillable, List<String> missing) {
        long total = fillable.stream().mapToLong(Gap::records).sum();
        LOG.info("Restoring the standings from the archive: {} records of {} partitions", total, fillable.size());
        long done = 0;
        long nextMessage = RECORDS_PER_MESSAGE;
        for (Gap gap : fillable) {
            CatchUp catchUp = standings.catchUp(gap.partition());
            long before = done;
            do {
                done = before + catchUp.progress() + 1 - gap.from();
                status = new RestoreStatus(Status.RESTORING, done, Math.max(0, total - done), missing);
                if (done >= nextMessage) {
                    LOG.info("Restoring the standings: {} of {} records", done, total);
                    nextMessage = done + RECORDS_PER_MESSAGE;
                }
            } while (catchUp.writeSome(definitions));
        }
        LOG.info("Restored the standings from the archive: {} records", done);
        return done;
    }
}
