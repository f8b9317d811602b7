package gg.leaderboard.log.consumer;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A partition that is being read, and the record that must come next. */
final class Reading {

    private final PartitionFold fold;
    private final Acknowledgments acknowledgments = new Acknowledgments(System::nanoTime);
    private final long last;
    private long next;
    // Of the record `last`, until that was read again.
    private @Nullable Instant lastTime;

    /**
     * Begins.
     *
     * @param next the first offset that the fold needs
     * @param last the last offset that the store has
     * @param lastTime the log time of the record at {@code last}; null if it is not known
     */
    Reading(PartitionFold fold, long next, long last, @Nullable Instant lastTime) {
        this.fold = fold;
        this.next = next;
        this.last = last;
        this.lastTime = lastTime;
    }

    PartitionFold fold() {
        return fold;
    }

    Acknowledgments acknowledgments() {
        return acknowledgments;
    }

    /** The first offset that the fold has not seen. */
    long next() {
        return next;
    }

    /** The fold has seen everything before {@code offset}. */
    void continueAt(long offset) {
        next = offset;
    }

    /** Where to begin: the last record that the store has is read again, to compare its time. */
    long start() {
        return lastTime != null && next == last + 1 ? last : next;
    }

    /**
     * The records that the fold has not seen.
     *
     * @throws LogGapException if the store's last record is another one in the log. A transaction marker may have its offset
     */
    List<ConsumerRecord<byte[], byte[]>> unread(List<ConsumerRecord<byte[], byte[]>> records) {
        Instant expected = lastTime;
        if (expected != null && records.get(records.size() - 1).offset() >= last) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Instant found = Instant.ofEpochMilli(record.timestamp());
                if (record.offset() == last && !found.equals(expected)) {
                    throw LogGapException.replaced(last, expected, found);
                }
            }
            lastTime = null;
        }
        return records.get(0).offset() < next ? records.subList(1, records.size()) : records;
    }

    /**
     * Whether the store's last record was compared, or the log has none at its offset.
     *
     * @param position of the consumer
     * @param polled the last offset that the listener received or will receive
     */
    boolean isCompared(long position, long polled) {
        return lastTime == null || (position > last && polled < last);
    }

    /**
     * Reads again from an offset, or from {@link #next} if that is lower: standings that replaced others may be ahead of this
     * reader.
     *
     * @return the first offset to read
     */
    long readAgain(long offset) {
        acknowledgments.discard();
        lastTime = null;
        next = Math.min(offset, next);
        return next;
    }
}
