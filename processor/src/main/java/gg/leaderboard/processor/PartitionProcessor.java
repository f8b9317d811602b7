package gg.leaderboard.processor;

import gg.leaderboard.log.consumer.OffsetRange;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.log.consumer.ResumePoint;
import gg.leaderboard.processor.RecordDecoder.Decoded;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes the records of one partition and folds them into the standings.
 */
public final class PartitionProcessor implements PartitionFold {

    private final LogPartition partition;
    private final PartitionWriter writer;
    private final RecordDecoder decoder;
    private final Function<GenerationStamp, Definitions> definitions;
    private final boolean acceptTrimmedLog;

    /**
     * @param definitions returns the current definitions of the boards for standings with a stamp
     * @param acceptTrimmedLog whether empty standings may start at the beginning of a log whose first records were deleted
     */
    public PartitionProcessor(
            LogPartition partition,
            PartitionWriter writer,
            RecordDecoder decoder,
            Function<GenerationStamp, Definitions> definitions,
            boolean acceptTrimmedLog) {
        this.partition = partition;
        this.writer = writer;
        this.decoder = decoder;
        this.definitions = definitions;
        this.acceptTrimmedLog = acceptTrimmedLog;
    }

    @Override
    public LogPartition partition() {
        return partition;
    }

    @Override
    public GenerationStamp stamp() {
        return writer.stamp();
    }

    /** Standings can be ahead of the processor, because the archive builds and restores them. It sends no dead letters. */
    @Override
    public boolean needsUncommitted() {
        return true;
    }

    @Override
    public long resumeAt(OffsetRange log) {
        // If one shard has progress and another has none, the deleted records belong to the standings.
        boolean applied = writer.highestProgress() != StandingsUpdate.NOTHING_APPLIED;
        return ResumePoint.of("the standings", writer.lowestProgress(), log, acceptTrimmedLog && !applied);
    }

    @Override
    public Optional<Instant> lastTime() {
        return writer.lastTime();
    }

    @Override
    public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
        Definitions boards = definitions.apply(writer.stamp());
        Decoded decoded = decoder.decode(records, boards);
        OptionalLong again = writer.write(decoded.records(), boards);
        if (again.isEmpty()) {
            decoded.unreadable().count();
        }
        return again;
    }

    @Override
    public OptionalLong pass(long last) {
        return writer.pass(last, definitions.apply(writer.stamp()).stamp());
    }

    @Override
    public OptionalLong check() {
        return writer.check();
    }
}
