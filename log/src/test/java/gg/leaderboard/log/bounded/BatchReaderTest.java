package gg.leaderboard.log.bounded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.junit.jupiter.api.Test;

class BatchReaderTest {

    @Test
    void a_damaged_batch_is_not_read() {
        ByteBuffer bytes = MemoryRecords.withRecords(
                        Compression.gzip().build(),
                        new SimpleRecord("value".repeat(100).getBytes(StandardCharsets.UTF_8)))
                .buffer();
        assertThat(new BatchReader(batch(bytes)).isFinished()).isFalse();

        int last = bytes.limit() - 1;
        bytes.put(last, (byte) (bytes.get(last) ^ 1));

        assertThatThrownBy(() -> new BatchReader(batch(bytes))).isInstanceOf(CorruptRecordException.class);
    }

    private static DefaultRecordBatch batch(ByteBuffer bytes) {
        return (DefaultRecordBatch)
                MemoryRecords.readableRecords(bytes).batches().iterator().next();
    }
}
