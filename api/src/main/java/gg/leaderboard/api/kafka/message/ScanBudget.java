package gg.leaderboard.api.kafka.message;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What a search may read. Not thread-safe. */
final class ScanBudget {

    static final int MOST_RECORDS = 20_000;
    static final long MOST_BYTES = 16 * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(3);
    // What a record or a header takes in memory, apart from its bytes.
    private static final int OVERHEAD_BYTES = 128;

    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private int records;
    private long bytes;

    /** Counts a record, and returns its size in memory. */
    long count(ConsumerRecord<byte[], byte[]> record) {
        long size = OVERHEAD_BYTES
                + Math.max(0, record.serializedKeySize())
                + (long) Math.max(0, record.serializedValueSize());
        for (Header header : record.headers()) {
            size += OVERHEAD_BYTES + header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        records++;
        bytes += size;
        return size;
    }

    int records() {
        return records;
    }

    int recordsLeft() {
        return Math.max(0, MOST_RECORDS - records);
    }

    long bytesLeft() {
        return Math.max(0, MOST_BYTES - bytes);
    }

    Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    boolean isExhausted() {
        return recordsLeft() == 0 || bytesLeft() == 0 || timeLeft().isZero();
    }
}
