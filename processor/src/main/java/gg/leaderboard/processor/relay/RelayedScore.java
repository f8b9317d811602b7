package gg.leaderboard.processor.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.events.BareScore;
import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.bounded.RecordLimits;
import gg.leaderboard.standings.LogPartition;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.node.ObjectNode;

/** The event that a score becomes. */
final class RelayedScore {

    private RelayedScore() {}

    /**
     * The event, with everything that the score says; an id that it says of itself is kept. However often it is made of the
     * same record, it has the same id.
     *
     * @param topicId of the topic that the score stands in
     * @throws InvalidEventException if it is no score
     */
    static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> score, String topicId) {
        RecordLimits.requireWhole(score);
        Instant logTime = Instant.ofEpochMilli(score.timestamp());
        String id = new LogPartition(topicId, score.partition()).place(score.offset());
        ObjectNode json = EventJson.parse(score.value());
        BareScore.complete(json, id, logTime);
        byte[] value = EventJson.write(json);
        // As it will be read from the log, where it may not be too large either.
        return message(EventJson.read(value, logTime, () -> id), value);
    }

    private static ProducerRecord<byte[], byte[]> message(GameEvent event, byte[] value) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(Topics.GAME_EVENTS, event.playerId().getBytes(UTF_8), value);
        message.headers().add(EventHeaders.EVENT_ID, event.eventId().getBytes(UTF_8));
        message.headers().add(EventHeaders.EVENT_TYPE, event.type().getBytes(UTF_8));
        return message;
    }
}
