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
 * Reads a batch as a stream, from its first record to its last, and writes it as uncompressed batches. What is too large
 * becomes a {@link TruncatedRecord} at the same offset. Everything else of the batch, its transaction above all, stays as it is.
 */
final class BatchReader {

    private static final Logger LOG = LoggerFactory.getLogger(BatchReader.class);

    private final DefaultRecordBatch batch;
    private final InputStream in;
    private int left;
    private int lastDelta = -1;

    /** @throws org.apache.kafka.common.errors.CorruptRecordException if it is not as it was written */
    BatchReader(DefaultRecordBatch batch) {
        batch.ensureValid();
        this.batch = batch;
        this.in = new InterruptibleStream(batch.recordInputStream(BufferSupplier.NO_CACHING));
        this.left = batch.countOrNull();
    }

    /** Whether this is the same batch, read so far that {@code offset} comes next. */
    boolean continues(RecordBatch other, long offset) {
        return batch.baseOffset() == other.baseOffset()
                && batch.checksum() == other.checksum()
                && batch.baseOffset() + lastDelta + 1 == offset;
    }

    boolean isFinished() {
        return left == 0;
    }

    /**
     * The next records as a batch.
     *
     * @param from records before this offset are left out
     * @param enough bytes after which it ends
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
                shorten(new LimitedStream(in, size), records, from);
            }
            left--;
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            giveUp(records, e);
        }
    }

    private void copy(int size, ByteArrayOutputStream records, long from) throws IOException {
        byte[] body = in.readNBytes(size);
        if (body.length < size) {
            throw new EOFException("ends in the middle of a record");
        }
        ByteBuffer bytes = ByteBuffer.wrap(body);
        if (!RecordLimits.allow(bytes)) {
            shorten(new LimitedStream(new ByteArrayInputStream(body), size), records, from);
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

    private void shorten(LimitedStream body, ByteArrayOutputStream records, long from) throws IOException {
        body.read(); // Attributes, which are not used yet.
        long timestampDelta = ByteUtils.readVarlong(body);
        int delta = ByteUtils.readVarint(body);
        boolean wanted = batch.baseOffset() + delta >= from;
        TruncatedRecord record = wanted ? TruncatedRecord.read(body) : TruncatedRecord.unreadable();
        body.skipRest();
        lastDelta = delta;
        if (wanted) {
            write(record, timestampDelta, records);
        }
    }

    // What is compressed cannot be read on from anywhere else: whatever follows is lost with it.
    private void giveUp(ByteArrayOutputStream records, Exception e) {
        LOG.warn("A batch cannot be inflated after offset {}: {}", batch.baseOffset() + lastDelta, e.toString());
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
            throw new IllegalStateException("memory takes everything", e);
        }
    }

    private byte[] batchOf(byte[] records, int count) {
        int size = DefaultRecordBatch.RECORD_BATCH_OVERHEAD + records.length;
        ByteBuffer bytes = ByteBuffer.allocate(size);
        bytes.position(DefaultRecordBatch.RECORD_BATCH_OVERHEAD).put(records).position(0);
        DefaultRecordBatch.writeHeader(
                bytes,
                batch.baseOffset(),
                // Past records that were removed by compaction at the end.
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
