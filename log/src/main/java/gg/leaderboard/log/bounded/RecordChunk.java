package gg.leaderboard.log.bounded;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.record.MemoryRecords;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of decompressed records. The consumer treats it as a complete answer and fetches the rest later.
 *
 * @param open the batch within which the chunk ends; null if it ends with a batch
 */
record RecordChunk(MemoryRecords records, @Nullable BatchReader open) {

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
