package gg.leaderboard.processor;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.consumer.EventDecoder;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes records to events with the boards that they count for. Unreadable records are acknowledged in the dead letter topic
 * before {@link #decode} returns.
 */
public final class RecordDecoder {

    private final LogPartition partition;
    private final DeadLetterPublisher deadLetters;
    private final ModerationCheck moderation;

    public RecordDecoder(LogPartition partition, DeadLetterPublisher deadLetters, ModerationCheck moderation) {
        this.partition = partition;
        this.deadLetters = deadLetters;
        this.moderation = moderation;
    }

    /** @param definitions definitions that include all changes up to the last of {@code records} */
    Decoded decode(List<ConsumerRecord<byte[], byte[]>> records, Definitions definitions) {
        List<LogRecord> decoded = new ArrayList<>(records.size());
        DeadLetterPublisher.Batch unreadable = deadLetters.batch();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Instant logTime = Instant.ofEpochMilli(record.timestamp());
            try {
                decoded.add(LogRecord.of(
                        record.offset(), logTime, EventDecoder.decode(partition, record, moderation), definitions));
            } catch (InvalidEventException e) {
                unreadable.add(record, partition.topicId(), e);
                decoded.add(LogRecord.unreadable(record.offset(), logTime));
            }
        }
        unreadable.await();
        return new Decoded(decoded, unreadable);
    }

    /** @param unreadable the dead letters, which are not counted yet */
    record Decoded(List<LogRecord> records, DeadLetterPublisher.Batch unreadable) {}
}
