package gg.leaderboard.archive.event;

import gg.leaderboard.archive.deadletter.MentionedPlayers;
import gg.leaderboard.archive.deadletter.ResendAttempt;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.consumer.EventDecoder;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.LogRecord;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of the log as it can be read, or what is wrong with it.
 *
 * @param json what it says together with its headers; null if it is no JSON object
 * @param event null if it is unreadable
 * @param id of the event
 * @param player of the event; of an unreadable record its key, where that may be a player's id
 * @param reason why it is unreadable
 * @param resend the dead letter that it claims to have been when it was sent again; null for nearly all
 */
record DecodedRecord(
        long offset,
        Instant logTime,
        @Nullable ObjectNode json,
        @Nullable GameEvent event,
        @Nullable EventId id,
        @Nullable String player,
        @Nullable String reason,
        @Nullable ResendAttempt resend) {

    static DecodedRecord of(LogPartition partition, ConsumerRecord<byte[], byte[]> record, Definitions definitions) {
        Instant logTime = Instant.ofEpochMilli(record.timestamp());
        ObjectNode json = null;
        try {
            json = EventDecoder.json(record);
            GameEvent event = EventDecoder.decode(partition, record.offset(), logTime, json);
            LogRecord.of(record.offset(), logTime, event, definitions);
            EventId id = EventId.of(event.eventId());
            return new DecodedRecord(
                    record.offset(), logTime, json, event, id, event.playerId(), null, resend(record, event));
        } catch (InvalidEventException e) {
            return new DecodedRecord(
                    record.offset(), logTime, json, null, null, playerOf(record), e.getMessage(), null);
        }
    }

    private static @Nullable ResendAttempt resend(ConsumerRecord<?, ?> record, GameEvent event) {
        return ResendAttempt.of(record.headers(), event.eventId()).orElse(null);
    }

    private static @Nullable String playerOf(ConsumerRecord<byte[], byte[]> record) {
        return MentionedPlayers.of(record.key(), record.value()).stream()
                .findFirst()
                .orElse(null);
    }
}
