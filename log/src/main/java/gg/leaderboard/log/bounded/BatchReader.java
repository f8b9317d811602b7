package gg.leaderboard.log.bounded;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.DefaultRecord;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.ByteUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decompresses a batch as a stream and writes it as uncompressed batches. A record that is too large becomes a
 * {@link TruncatedRecord} at the same offset. All other fields of the batch, such as its transaction, stay unchanged.
 */
final class BatchReader {

    private static final Logger LOG = LoggerFactory.getLogger(BatchReader.class);

    private final DefaultRecordBatch batch;
    private final InputStream in;
    private int left;
    private int lastDelta = -1;

    /** @throws org.apache.kafka.common.errors.CorruptRecordException if the checksum is wrong */
    BatchReader(DefaultRecordBatch batch) {
        batch.ensureValid();
        this.batch = batch;
        this.in = new InterruptibleStream(batch.recordInputStream(BufferSupplier.NO_CACHING));
        this.left = batch.countOrNull();
    }

    /** Whether this reads the same batch and its next record has {@code offset}. */
    boolean continues(RecordBatch other, long offset) {
        return batch.baseOffset() == other.baseOffset()
                && batch.checksum() == other.checksum()
                && batch.baseOffset() + lastDelta + 1 == offset;
    }

    boolean isFinished() {
        return left == 0;
    }

    /**
     * Reads the next records as a batch.
     *
     * @param from records before this offset are omitted
     * @param enough the size in bytes after which no further record is read
     */
    byte[] read(long from, int enough) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        int count = 0;
        while (left > 0 && (count == 0 || records.size() < enough)) {
            int before = records.size();
            readNext(records, from);
            count += records.size() > before ? 1 : 0;
        }
        return batchOf(records.toByteArray(), count);
    }

    private void readNext(ByteArrayOutputStream records, long from) {
        try {
            int size = ByteUtils.readVarint(in);
            if (size < 0) {
                throw new EOFException("a record has " + size + " bytes");
            }
            if (size <= RecordLimits.MAX_BYTES) {
                copy(size, records, from);
            } else {
                truncate(new LimitedStream(in, size), records, from);
            }
            left--;
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            skipDamagedRest(records, e);
        }
    }

    private void copy(int size, ByteArrayOutputStream records, long from) throws IOException {
        byte[] body = in.readNBytes(size);
        if (body.length < size) {
            throw new EOFException("ends in the middle of a record");
        }
        ByteBuffer bytes = ByteBuffer.wrap(body);
        if (!RecordLimits.allow(bytes)) {
            truncate(new LimitedStream(new ByteArrayInputStream(body), size), records, from);
            return;
        }
        bytes.get();
        ByteUtils.readVarlong(bytes);
        lastDelta = ByteUtils.readVarint(bytes);
        if (batch.baseOffset() + lastDelta >= from) {
            DataOutputStream out = new DataOutputStream(records);
            ByteUtils.writeVarint(size, out);
            out.write(body);
        }
    }

    private void truncate(LimitedStream body, ByteArrayOutputStream records, long from) throws IOException {
        body.read(); // Attributes, which are not used yet.
        long timestampDelta = ByteUtils.readVarlong(body);
        int delta = ByteUtils.readVarint(body);
        boolean isRequested = batch.baseOffset() + delta >= from;
        TruncatedRecord record = isRequested ? TruncatedRecord.read(body) : TruncatedRecord.unreadable();
        body.skipRest();
        lastDelta = delta;
        if (isRequested) {
            write(record, timestampDelta, records);
        }
    }

    // A damaged compressed stream cannot be resumed, so the rest of the batch is lost.
    private void skipDamagedRest(ByteArrayOutputStream records, Exception e) {
        LOG.warn(
                "Cannot decompress a batch after offset {}, so the rest of it is unreadable. Check the client that sent it: {}",
                batch.baseOffset() + lastDelta,
                e.toString());
        left = 0;
        int last = (int) (batch.lastOffset() - batch.baseOffset());
        if (lastDelta < last) {
            lastDelta++;
            write(TruncatedRecord.unreadable(), 0, records);
        }
    }

    private void write(TruncatedRecord record, long timestampDelta, ByteArrayOutputStream records) {
        try {
            DefaultRecord.writeTo(
                    new DataOutputStream(records),
                    lastDelta,
                    timestampDelta,
                    record.key() == null ? null : ByteBuffer.wrap(record.key()),
                    record.value() == null ? null : ByteBuffer.wrap(record.value()),
                    record.headers().toArray());
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory cannot fail", e);
        }
    }

    private byte[] batchOf(byte[] records, int count) {
        int size = DefaultRecordBatch.RECORD_BATCH_OVERHEAD + records.length;
        ByteBuffer bytes = ByteBuffer.allocate(size);
        bytes.position(DefaultRecordBatch.RECORD_BATCH_OVERHEAD).put(records).position(0);
        DefaultRecordBatch.writeHeader(
                bytes,
                batch.baseOffset(),
                // The last offset of the whole batch, because compaction may have removed its last records.
                isFinished() ? (int) (batch.lastOffset() - batch.baseOffset()) : lastDelta,
                size,
                batch.magic(),
                CompressionType.NONE,
                batch.timestampType(),
                batch.baseTimestamp(),
                batch.maxTimestamp(),
                batch.producerId(),
                batch.producerEpoch(),
                batch.baseSequence(),
                batch.isTransactional(),
                batch.isControlBatch(),
                batch.deleteHorizonMs().isPresent(),
                batch.partitionLeaderEpoch(),
                count);
        return bytes.array();
    }
}
