package gg.leaderboard.archive.store;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.consumer.EventDecoder;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.LogRecord;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes batches for folds. An invalid record only advances progress: the processor writes it to the dead letters. */
public final class BatchDecoder {

    private BatchDecoder() {}

    /** Decodes those of {@code records} that come after the offset {@code last}. */
    public static List<LogRecord> decode(
            LogPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            long last,
            Definitions boards,
            ModerationCheck moderation) {
        return records.stream()
                .filter(r -> r.offset() > last)
                .map(r -> decode(partition, r, boards, moderation))
                .toList();
    }

    private static LogRecord decode(
            LogPartition partition,
            ConsumerRecord<byte[], byte[]> record,
            Definitions boards,
            ModerationCheck moderation) {
        Instant logTime = Instant.ofEpochMilli(record.timestamp());
        try {
            return LogRecord.of(record.offset(), logTime, EventDecoder.decode(partition, record, moderation), boards);
        } catch (InvalidEventException e) {
            return LogRecord.unreadable(record.offset(), logTime);
        }
    }
}
