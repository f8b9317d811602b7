package gg.leaderboard.archive.event;

import gg.leaderboard.archive.deadletter.MentionedPlayers;
import gg.leaderboard.archive.deadletter.ResendAttempt;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.consumer.EventDecoder;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.LogRecord;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A decoded record of the log, or the reason why it is invalid.
 *
 * @param json value and headers combined; null if it is no JSON object
 * @param event null if the record is invalid
 * @param folded the event as folds take it; null if the record is invalid
 * @param id of the event
 * @param player player id of the event; for an invalid record its key, if that may be a player id
 * @param reason why the record is invalid; null for a valid one
 * @param resend the resend attempt that its headers claim; null for most records
 */
record DecodedRecord(
        long offset,
        Instant logTime,
        @Nullable ObjectNode json,
        @Nullable GameEvent event,
        @Nullable LogRecord folded,
        @Nullable EventId id,
        @Nullable String player,
        @Nullable String reason,
        @Nullable ResendAttempt resend) {

    static DecodedRecord of(
            LogPartition partition,
            ConsumerRecord<byte[], byte[]> record,
            Definitions definitions,
            ModerationCheck moderation) {
        Instant logTime = Instant.ofEpochMilli(record.timestamp());
        ObjectNode json = null;
        try {
            json = EventDecoder.json(record);
            GameEvent event = EventDecoder.decode(partition, record.offset(), logTime, json);
            moderation.require(event, logTime);
            LogRecord folded = LogRecord.of(record.offset(), logTime, event, definitions);
            EventId id = EventId.of(event.eventId());
            return new DecodedRecord(
                    record.offset(), logTime, json, event, folded, id, event.playerId(), null, resend(record, event));
        } catch (InvalidEventException e) {
            return new DecodedRecord(
                    record.offset(), logTime, json, null, null, null, playerOf(record), e.getMessage(), null);
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
