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

/** A batch as it was fetched, with its bytes. */
record FetchedBatch(MutableRecordBatch batch, ByteBuffer bytes) {

    /** The batches of an answer; one that was cut off at its end is none. */
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

    /** Whether the consumer may parse it as it is: nothing in it is compressed, and each record is within the limits. */
    boolean isWithinLimits() {
        if (batch.magic() < RecordBatch.MAGIC_VALUE_V2 || batch.isControlBatch()) {
            // Brokers since Kafka 4 take neither from clients.
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
            // No records: the reader says so of the first that is none.
            return false;
        }
    }

    /** The batch in memory of its own: what was fetched holds that of all partitions. */
    DefaultRecordBatch copy() {
        ByteBuffer copy =
                ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
        return (DefaultRecordBatch)
                MemoryRecords.readableRecords(copy).batches().iterator().next();
    }
}
