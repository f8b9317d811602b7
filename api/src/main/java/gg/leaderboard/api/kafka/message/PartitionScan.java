package gg.leaderboard.api.kafka.message;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The scan of a range of one partition, and what it has found. Not thread-safe. */
final class PartitionScan {

    private final Range range;
    private final int limit;
    private final int mostRecords;
    private final long mostBytes;
    private final List<ConsumerRecord<byte[], byte[]>> matches = new ArrayList<>();
    private long position;
    private int records;
    private long bytes;

    /**
     * @param limit number of matches after which the scan ends
     * @param mostRecords number of records after which it ends
     * @param mostBytes bytes after which it ends
     */
    PartitionScan(Range range, int limit, int mostRecords, long mostBytes) {
        this.range = range;
        this.limit = limit;
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes;
        this.position = range.from();
    }

    void add(ConsumerRecord<byte[], byte[]> record, long size, boolean matches) {
        if (matches) {
            this.matches.add(record);
        }
        records++;
        bytes += size;
        position = record.offset() + 1;
    }

    /** Skips offsets without records, such as transaction markers. */
    void skipTo(long offset) {
        position = Math.max(position, offset);
    }

    boolean hasEnded() {
        return hasReachedEnd() || matches.size() >= limit || records >= mostRecords || bytes >= mostBytes;
    }

    boolean hasReachedEnd() {
        return position >= range.to();
    }

    Range range() {
        return range;
    }

    /** The next offset to scan, at most the end of the range. */
    long position() {
        return Math.min(position, range.to());
    }

    int records() {
        return records;
    }

    List<ConsumerRecord<byte[], byte[]>> matches() {
        return matches;
    }
}
