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

/** Decompresses the records of one partition in chunks. Not thread-safe. */
final class PartitionFetch {

    private @Nullable FutureTask<RecordChunk> pending;
    private long pendingFrom;
    private long pendingChecksum;
    private @Nullable BatchReader open;

    /**
     * Decompresses the beginning of {@code records}. Returns no records if that takes longer than {@code maxWait}; the next
     * call for the same offset continues to wait.
     *
     * @param from the first requested offset
     */
    MemoryRecords inflate(MemoryRecords records, long from, Executor threads, Duration maxWait)
            throws ExecutionException, InterruptedException {
        // A recreated topic may have other records at the same offset.
        boolean same = pendingFrom == from && pendingChecksum == checksum(records);
        FutureTask<RecordChunk> task = pending == null || !same ? begin(records, from, threads) : pending;
        try {
            RecordChunk chunk = task.get(maxWait.toMillis(), TimeUnit.MILLISECONDS);
            pending = null;
            open = chunk.open();
            return chunk.records();
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

    /** Cancels a decompression in progress. */
    void cancel() {
        if (pending != null) {
            pending.cancel(true);
            pending = null;
        }
    }
}
