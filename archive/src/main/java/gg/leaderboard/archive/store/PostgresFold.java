package gg.leaderboard.archive.store;

import gg.leaderboard.archive.DefinitionsByGeneration;
import gg.leaderboard.log.consumer.OffsetRange;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.log.consumer.ResumePoint;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.PartitionWriter;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One partition of the log, a batch an update. */
final class PostgresFold implements PartitionFold {

    private final LogPartition partition;
    private final PartitionWriter writer;
    private final DefinitionsByGeneration definitions;
    private final boolean acceptTrimmedLog;

    PostgresFold(
            LogPartition partition,
            PartitionWriter writer,
            DefinitionsByGeneration definitions,
            boolean acceptTrimmedLog) {
        this.partition = partition;
        this.writer = writer;
        this.definitions = definitions;
        this.acceptTrimmedLog = acceptTrimmedLog;
    }

    @Override
    public LogPartition partition() {
        return partition;
    }

    @Override
    public long resumeAt(OffsetRange log) {
        return ResumePoint.of("the archive's tables", writer.lowestProgress(), log, acceptTrimmedLog);
    }

    @Override
    public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
        Definitions boards = definitions.toFold(writer.stamp());
        return writer.write(BatchDecoder.decode(partition, records, writer.lowestProgress(), boards), boards);
    }

    @Override
    public OptionalLong pass(long last) {
        return writer.pass(last, definitions.toFold(writer.stamp()).stamp());
    }

    @Override
    public OptionalLong check() {
        return writer.check();
    }
}
