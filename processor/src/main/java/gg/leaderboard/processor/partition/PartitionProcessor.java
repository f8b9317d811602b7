package gg.leaderboard.processor.partition;

import gg.leaderboard.processor.deadletter.DeadLetters;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.apply.PartitionWriter;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The steps of one partition. After any exception it must be thrown away and made anew, since it then no longer knows what
 * the standings hold.
 */
public final class PartitionProcessor {

    private final LogPartition partition;
    private final PartitionWriter writer;
    private final Decoder decoder;

    public PartitionProcessor(LogPartition partition, PartitionWriter writer, DeadLetters deadLetters) {
        this.partition = partition;
        this.writer = writer;
        this.decoder = new Decoder(partition, deadLetters);
    }

    public LogPartition partition() {
        return partition;
    }

    /**
     * The offset to read on from: past what every shard has, whatever the consumer group has committed.
     *
     * @param committed whether the consumer group has ever committed an offset of this partition
     * @throws LogGapException if the log no longer, or not yet, reaches the standings
     */
    public long resumeAt(OffsetRange log, boolean committed) {
        boolean applied = writer.highestProgress() != StandingsUpdate.NOTHING_APPLIED;
        return ResumePoint.of(writer.lowestProgress(), applied || committed, log);
    }

    /**
     * Brings the standings to the last of {@code records}.
     *
     * @param records in the order of the log, none missing after what every shard has
     * @param definitions of the boards, read after {@code records} were polled
     * @return empty if they may be acknowledged; otherwise the offset from which the log must be read again
     */
    public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records, Definitions definitions) {
        long lowest = writer.lowestProgress();
        return writer.write(
                decoder.decode(records.stream().filter(r -> r.offset() > lowest).toList(), definitions));
    }

    /** Asks the standings whether they lost writes; if so, the offset from which the log must be read again. */
    public OptionalLong check() {
        return writer.check();
    }
}
