package gg.leaderboard.log.bounded;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.record.MemoryRecords;
import org.jspecify.annotations.Nullable;

/** The records of one partition, inflated piece by piece. For one thread at a time. */
final class PartitionFetch {

    private @Nullable FutureTask<RecordChunk> pending;
    private long pendingFrom;
    private long pendingChecksum;
    private @Nullable BatchReader open;

    /**
     * The beginning of {@code records}, inflated; empty where that takes longer than {@code patience}. Then the next call
     * for the same offset goes on waiting.
     *
     * @param from the first offset that is wanted
     */
    MemoryRecords inflate(MemoryRecords records, long from, Executor threads, Duration patience)
            throws ExecutionException, InterruptedException {
        // An answer from before the reader moved may have come for the same offset.
        boolean same = pendingFrom == from && pendingChecksum == checksum(records);
        FutureTask<RecordChunk> task = pending == null || !same ? begin(records, from, threads) : pending;
        try {
            RecordChunk piece = task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            pending = null;
            open = piece.open();
            return piece.records();
        } catch (TimeoutException e) {
            return MemoryRecords.EMPTY;
        } catch (ExecutionException | CancellationException e) {
            pending = null;
            throw e;
        }
    }

    private FutureTask<RecordChunk> begin(MemoryRecords records, long from, Executor threads) {
        cancel();
        BatchReader left = open;
        open = null;
        FutureTask<RecordChunk> task = new FutureTask<>(() -> RecordChunk.of(records, from, left));
        pending = task;
        pendingFrom = from;
        pendingChecksum = checksum(records);
        threads.execute(task);
        return task;
    }

    private static long checksum(MemoryRecords records) {
        return records.batches().iterator().next().checksum();
    }

    /** Ends what is under way. */
    void cancel() {
        if (pending != null) {
            pending.cancel(true);
            pending = null;
        }
    }
}
