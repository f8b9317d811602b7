package gg.leaderboard.archive.store;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The progress of a fold in one partition. Records and their progress are written in one transaction under a lock of the fold,
 * so there are no concurrent writes.
 */
public final class PartitionProgress {

    private final FoldName fold;
    private final LogPartition partition;
    private final TransactionTemplate transaction;
    private final ProgressTable progress;
    private final Optional<Instant> lastTime;
    private long last;

    public PartitionProgress(
            FoldName fold, LogPartition partition, TransactionTemplate transaction, ProgressTable progress) {
        this.fold = fold;
        this.partition = partition;
        this.transaction = transaction;
        this.progress = progress;
        ProgressTable.LastRecord record = progress.last(fold, partition);
        this.last = record.offset();
        this.lastTime = record.time();
    }

    public LogPartition partition() {
        return partition;
    }

    /** The last written offset that this object has seen. */
    public long last() {
        return last;
    }

    /** The log time of the last record that was written when this object was created; empty if there was none. */
    public Optional<Instant> lastTime() {
        return lastTime;
    }

    /**
     * Writes records.
     *
     * @param records in the order of the log
     * @param write writes the new ones, at least one, within the transaction; receives the last offset before them
     * @return empty, or the offset to read the log from again because the database has lost writes
     */
    public <R> OptionalLong add(
            List<R> records, ToLongFunction<R> offset, Function<R, Instant> logTime, ObjLongConsumer<List<R>> write) {
        return moveTo(
                Objects.requireNonNull(transaction.execute(status -> addLocked(records, offset, logTime, write))));
    }

    // Returns the new progress.
    private <R> long addLocked(
            List<R> records, ToLongFunction<R> offset, Function<R, Instant> logTime, ObjLongConsumer<List<R>> write) {
        progress.commitWithoutWait();
        progress.lock(fold);
        long at = progress.lastOffset(fold, partition);
        List<R> rest = records.stream()
                .filter(record -> offset.applyAsLong(record) > at)
                .toList();
        if (at < last || rest.isEmpty()) {
            return at;
        }
        write.accept(rest, at);
        R newest = rest.get(rest.size() - 1);
        progress.set(fold, partition, offset.applyAsLong(newest), logTime.apply(newest));
        return offset.applyAsLong(newest);
    }

    /**
     * Advances progress to {@code to}. The log has no more records up to there.
     *
     * @param begin called within the transaction before the first write
     * @return as {@link #add}
     */
    public OptionalLong pass(long to, Runnable begin) {
        return moveTo(Objects.requireNonNull(transaction.execute(status -> passLocked(to, begin))));
    }

    private long passLocked(long to, Runnable begin) {
        progress.commitWithoutWait();
        progress.lock(fold);
        long at = progress.lastOffset(fold, partition);
        if (at < last || at >= to) {
            return at;
        }
        if (at == StandingsUpdate.NOTHING_APPLIED) {
            begin.run();
        }
        progress.set(fold, partition, to, null);
        return to;
    }

    /** Checks whether the database has lost writes; returns as {@link #add}. */
    public OptionalLong check() {
        return moveTo(progress.lastOffset(fold, partition));
    }

    private OptionalLong moveTo(long at) {
        boolean lost = at < last;
        last = at;
        return lost ? OptionalLong.of(at + 1) : OptionalLong.empty();
    }
}
