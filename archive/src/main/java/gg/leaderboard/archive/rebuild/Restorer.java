package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.DefinitionsByGeneration;
import gg.leaderboard.archive.rebuild.RestoreStatus.Status;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills gaps of one target from the archive. The processor or fold that waits at such a gap then resumes. */
final class Restorer {

    private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);
    private static final long RECORDS_PER_MESSAGE = 100_000;

    // As in the processor: it bounds how far partitions drift apart, which decides which achievements are the newest.
    private static final int BATCH_SIZE = 2000;

    private final GapFinder gaps;
    private final RestoreTarget target;
    private final DefinitionsByGeneration definitions;
    private volatile RestoreStatus status = RestoreStatus.NOTHING_MISSING;
    // The gaps of a restore that has begun and has not succeeded. It is repeated.
    private List<Gap> open = List.of();
    private List<String> suspected = List.of();

    Restorer(GapFinder gaps, RestoreTarget target, DefinitionsByGeneration definitions) {
        this.gaps = gaps;
        this.target = target;
        this.definitions = definitions;
    }

    String name() {
        return target.name();
    }

    RestoreStatus status() {
        return status;
    }

    /** Runs once, and returns when all gaps that can be filled are filled. */
    void restore() {
        List<Gap> found = gaps.find(target);
        List<Gap> fillable = found.stream().filter(Gap::canBeFilled).toList();
        List<String> missing = Stream.concat(
                        found.stream().filter(gap -> !gap.canBeFilled()).map(Gap::toString), unarchived().stream())
                .toList();
        if (!missing.isEmpty() && !missing.equals(status.missing())) {
            LOG.error("Cannot restore: {}", missing);
        }
        long restored = fillable.isEmpty() ? status.restored() : fill(fillable, missing);
        status = new RestoreStatus(missing.isEmpty() ? Status.IDLE : Status.IMPOSSIBLE, restored, 0, missing);
    }

    // Only what was found twice: the archive may be writing its last batch of a topic that was just deleted.
    private List<String> unarchived() {
        List<String> before = suspected;
        suspected = gaps.findUnarchived(target);
        return suspected.stream().filter(before::contains).toList();
    }

    private long fill(List<Gap> fillable, List<String> missing) {
        long total = fillable.stream().mapToLong(Gap::records).sum();
        if (!fillable.equals(open)) {
            LOG.info("Restoring {} from the archive: {} records of {} partitions", name(), total, fillable.size());
            open = fillable;
        }
        PriorityQueue<Filling> fills = new PriorityQueue<>(Filling.EARLIEST_FIRST);
        List<String> topics = fillable.stream()
                .map(gap -> gap.partition().topicId())
                .distinct()
                .toList();
        fillable.forEach(gap -> fills.add(new Filling(
                gap,
                target.replay(gap.partition()),
                topics.indexOf(gap.partition().topicId()))));
        long done = 0;
        long nextMessage = RECORDS_PER_MESSAGE;
        while (!fills.isEmpty()) {
            status = new RestoreStatus(Status.RESTORING, done, Math.max(0, total - done), missing);
            Filling earliest = fills.remove();
            long before = earliest.done();
            if (earliest.replay.writeBatch(definitions, BATCH_SIZE)) {
                fills.add(earliest);
            }
            done += earliest.done() - before;
            if (done >= nextMessage) {
                LOG.info("Restoring {}: {} of {} records", name(), done, total);
                nextMessage = done + RECORDS_PER_MESSAGE;
            }
        }
        LOG.info("Restored {} from the archive: {} records", name(), done);
        open = List.of();
        return done;
    }

    /** @param topic the number of the gap's topic; a topic that was created again has a higher one than the earlier topic */
    private record Filling(Gap gap, PartitionReplay replay, int topic) {

        private static final Comparator<Filling> EARLIEST_FIRST =
                Comparator.comparing(Filling::topic).thenComparing(filling -> filling.replay.time());

        long done() {
            return replay.progress() + 1 - gap.from();
        }
    }
}
