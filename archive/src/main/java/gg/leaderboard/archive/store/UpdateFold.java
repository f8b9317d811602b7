package gg.leaderboard.archive.store;

import gg.leaderboard.archive.BoardsByGeneration;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.reading.EventDecoder;
import gg.leaderboard.log.reading.OffsetRange;
import gg.leaderboard.log.reading.PartitionFold;
import gg.leaderboard.log.reading.ResumePoint;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.apply.PartitionWriter;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.LogRecord;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One partition of the log, a batch an update. What cannot be read only moves progress on: the processor makes it a dead letter. */
final class UpdateFold implements PartitionFold {

    private final LogPartition partition;
    private final PartitionWriter writer;
    private final BoardsByGeneration definitions;
    private final boolean acceptTrimmedLog;

    UpdateFold(
            LogPartition partition, PartitionWriter writer, BoardsByGeneration definitions, boolean acceptTrimmedLog) {
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
        Definitions boards = definitions.of(writer.generation());
        long last = writer.lowestProgress();
        return writer.write(
                records.stream()
                        .filter(r -> r.offset() > last)
                        .map(r -> decode(r, boards))
                        .toList(),
                boards.generation());
    }

    private LogRecord decode(ConsumerRecord<byte[], byte[]> record, Definitions boards) {
        Instant logTime = Instant.ofEpochMilli(record.timestamp());
        try {
            return LogRecord.of(record.offset(), logTime, EventDecoder.decode(partition, record), boards);
        } catch (InvalidEventException e) {
            return LogRecord.unreadable(record.offset(), logTime);
        }
    }

    @Override
    public OptionalLong check() {
        return writer.check();
    }
}
