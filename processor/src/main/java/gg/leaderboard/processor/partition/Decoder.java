package gg.leaderboard.processor.partition;

import gg.leaderboard.events.CloudEvents;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.processor.deadletter.DeadLetters;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Bytes to events. What cannot be read goes to the dead letters, and is there before this returns. */
final class Decoder {

    private final LogPartition partition;
    private final DeadLetters deadLetters;

    Decoder(LogPartition partition, DeadLetters deadLetters) {
        this.partition = partition;
        this.deadLetters = deadLetters;
    }

    /** @param definitions as they reach at least to the last of {@code records} */
    List<LogRecord> decode(List<ConsumerRecord<byte[], byte[]>> records, Definitions definitions) {
        List<LogRecord> decoded = new ArrayList<>(records.size());
        DeadLetters.Batch unreadable = deadLetters.batch();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Instant logTime = Instant.ofEpochMilli(record.timestamp());
            try {
                decoded.add(LogRecord.of(record.offset(), logTime, decode(record, logTime), definitions));
            } catch (InvalidEventException e) {
                unreadable.add(record, e.getMessage());
                decoded.add(LogRecord.unreadable(record.offset(), logTime));
            }
        }
        unreadable.await();
        return decoded;
    }

    private GameEvent decode(ConsumerRecord<byte[], byte[]> record, Instant logTime) {
        ObjectNode json = CloudEvents.apply(name -> header(record, name), EventJson.parse(record.value()));
        return EventJson.read(json, logTime, () -> partition.field() + ":" + record.offset());
    }

    private static byte @Nullable [] header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
