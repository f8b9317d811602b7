package gg.leaderboard.log.bounded;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
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

    /**
     * A chunk of decompressed records. The consumer treats it as a complete answer and fetches the rest later.
     *
     * @param open the batch within which the chunk ends; null if it ends with a batch
     */
    private record RecordChunk(
            MemoryRecords records, @Nullable BatchReader open) {

        /** The size in bytes after which a chunk ends. The last record may exceed it. */
        static final int BYTES = 2 * 1024 * 1024;

        /**
         * The chunk that begins at {@code from}.
         *
         * @param open the batch within which the previous chunk ended
         */
        static RecordChunk of(MemoryRecords fetched, long from, @Nullable BatchReader open) {
            ByteArrayOutputStream records = new ByteArrayOutputStream();
            BatchReader left = open;
            for (FetchedBatch batch : FetchedBatch.in(fetched)) {
                if (records.size() >= BYTES) {
                    break;
                }
                if (batch.isWithinLimits()) {
                    byte[] bytes = new byte[batch.bytes().remaining()];
                    batch.bytes().duplicate().get(bytes);
                    records.writeBytes(bytes);
                } else {
                    BatchReader reader =
                            left != null && left.continues(batch.batch(), from) ? left : new BatchReader(batch.copy());
                    records.writeBytes(reader.read(from, BYTES - records.size()));
                    if (!reader.isFinished()) {
                        return new RecordChunk(readable(records), reader);
                    }
                }
                left = null;
            }
            return new RecordChunk(readable(records), null);
        }

        private static MemoryRecords readable(ByteArrayOutputStream records) {
            return MemoryRecords.readableRecords(ByteBuffer.wrap(records.toByteArray()));
        }
    }
}
