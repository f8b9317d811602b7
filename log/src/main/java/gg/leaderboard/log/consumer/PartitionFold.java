package gg.leaderboard.log.consumer;

import gg.leaderboard.standings.LogPartition;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What becomes of the records of one partition. After any exception it is thrown away and made anew, since it then no
 * longer knows what its store holds.
 */
public interface PartitionFold {

    LogPartition partition();

    /**
     * The offset to read on from, by what the store says; what the consumer group has committed is never believed.
     *
     * @throws LogGapException if the log no longer, or not yet, reaches what the store has
     */
    long resumeAt(OffsetRange log);

    /**
     * Brings the store to the last of {@code records}.
     *
     * @param records in the order of the log, none missing since {@link #resumeAt}; some may have been folded before
     * @return empty if they may be acknowledged; otherwise the offset from which the log must be read again
     */
    OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records);

    /**
     * Notes that the log holds no record between the last one that was folded and {@code last}. Markers of transactions,
     * aborted and compacted records have offsets, too: without this the store would look as if it were behind.
     *
     * @return as {@link #process}
     */
    OptionalLong pass(long last);

    /** Asks the store whether it lost writes; if so, the offset from which the log must be read again. */
    OptionalLong check();

    /** Makes the fold of a partition, with the progress that the store has now. */
    interface Factory {
        PartitionFold create(LogPartition partition);

        /** Called about once a second while nothing is read. */
        default void idle() {}
    }
}
