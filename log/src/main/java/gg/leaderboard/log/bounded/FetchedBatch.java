package gg.leaderboard.log.bounded;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.ByteUtils;

/** A fetched batch and its bytes. */
record FetchedBatch(MutableRecordBatch batch, ByteBuffer bytes) {

    /** The complete batches in {@code records}. */
    static List<FetchedBatch> in(MemoryRecords records) {
        ByteBuffer bytes = records.buffer();
        List<FetchedBatch> batches = new ArrayList<>();
        int start = bytes.position();
        for (MutableRecordBatch batch : records.batches()) {
            batches.add(new FetchedBatch(batch, bytes.slice(start, batch.sizeInBytes())));
            start += batch.sizeInBytes();
        }
        return batches;
    }

    /** Whether the batch is uncompressed and each record is within the limits, so that the consumer may parse it. */
    boolean isWithinLimits() {
        if (batch.magic() < RecordBatch.MAGIC_VALUE_V2 || batch.isControlBatch()) {
            // Clients cannot produce either since Kafka 4.
            return true;
        }
        return !batch.isCompressed() && everyRecordIsWithinLimits();
    }

    private boolean everyRecordIsWithinLimits() {
        ByteBuffer rest = bytes.duplicate().position(DefaultRecordBatch.RECORD_BATCH_OVERHEAD);
        try {
            while (rest.hasRemaining()) {
                int size = ByteUtils.readVarint(rest);
                if (!RecordLimits.allow(rest.slice(rest.position(), size))) {
                    return false;
                }
                rest.position(rest.position() + size);
            }
            return true;
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Malformed: BatchReader reports the first malformed record.
            return false;
        }
    }

    /** A copy in separate memory, so that the buffer with the records of all partitions can be freed. */
    DefaultRecordBatch copy() {
        ByteBuffer copy =
                ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
        return (DefaultRecordBatch)
                MemoryRecords.readableRecords(copy).batches().iterator().next();
    }
}
