package gg.leaderboard.log.consumer;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.GenerationStamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Folds the records of one partition into a store. After an exception it is discarded and created again, because its view of
 * the store may be wrong.
 */
public interface PartitionFold {

    LogPartition partition();

    /**
     * The stamp that the store last returned; {@link GenerationStamp#NONE} if it has none. If it changes in a call that returns an
     * offset, another generation has replaced the contents of the store; they are not lost.
     */
    default GenerationStamp stamp() {
        return GenerationStamp.NONE;
    }

    /**
     * Whether this fold also needs the records that the store has, if the consumer group has not committed them. Reading then
     * begins at the committed offset, if that is lower.
     */
    default boolean needsUncommitted() {
        return false;
    }

    /**
     * The offset to resume at, by the store's progress.
     *
     * @throws LogGapException if the log starts after or ends before the store's progress
     */
    long resumeAt(OffsetRange log);

    /**
     * The log time of the last record that the store has, as of the progress of {@link #resumeAt}. A log in which the record
     * before that offset has another time is not the log that the store was folded from.
     *
     * @return empty if it is not known
     */
    Optional<Instant> lastTime();

    /**
     * Folds {@code records} into the store.
     *
     * @param records in the order of the log, without gaps since the first; the store may have some of them
     * @return empty if they may be acknowledged; otherwise the offset from which to read the log again
     */
    OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records);

    /**
     * Advances the store's progress to {@code last} without a record. Transaction markers, aborted and compacted records have
     * offsets too: without this the store would seem to lag.
     *
     * @return as {@link #process}
     */
    OptionalLong pass(long last);

    /**
     * Checks whether the store has lost writes, or another generation has replaced its contents.
     *
     * @return as {@link #process}
     */
    OptionalLong check();

    /** Creates the fold of a partition, with the store's current progress. */
    interface Factory {
        PartitionFold create(LogPartition partition);

        /** Called about once a second while nothing is read. */
        default void idle() {}
    }
}
