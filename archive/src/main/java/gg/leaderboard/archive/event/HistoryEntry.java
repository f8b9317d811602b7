package gg.leaderboard.archive.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.standings.LogPartition;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One event of a player that concerns a board.
 *
 * @param eventId null if the event is invalid, as are type and timestamp
 * @param timestamp event time, set by the game
 * @param logTime when Kafka received it
 * @param season of the board; null if the event was not counted
 * @param amount score of the event; null if it was not counted
 * @param total the player's all-time score in that season after the event; null without a score
 * @param reason why it was not counted, or was counted late; null for most
 */
record HistoryEntry(
        @JsonProperty("event_id") @Nullable String eventId,
        @JsonProperty("event_type") @Nullable String type,
        @Nullable Instant timestamp,
        @JsonProperty("log_time") Instant logTime,
        Status status,
        @Nullable Long season,
        @Nullable Long amount,
        @Nullable Long total,
        @Nullable String reason,
        Position position) {

    enum Status {
        COUNTED,
        /** Counted, but in periods that had ended when it arrived. */
        LATE,
        DUPLICATE,
        REJECTED;

        /** As in JSON: {@code counted}. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The position in the log. */
    record Position(@JsonProperty("topic_id") String topicId, int partition, long offset) {

        static Position of(ArchivedRecord record) {
            return new Position(record.partition().topicId(), record.partition().partition(), record.offset());
        }

        @Override
        public String toString() {
            return new LogPartition(topicId, partition).recordId(offset);
        }
    }

    static HistoryEntry rejected(ArchivedRecord record, @Nullable String reason, @Nullable Long total) {
        return new HistoryEntry(
                null, null, null, record.logTime(), Status.REJECTED, null, null, total, reason, Position.of(record));
    }

    static HistoryEntry of(
            ArchivedRecord record,
            GameEvent event,
            Status status,
            @Nullable Long season,
            @Nullable Long amount,
            @Nullable Long total,
            @Nullable String reason) {
        return new HistoryEntry(
                event.eventId(),
                event.type(),
                event.timestamp(),
                record.logTime(),
                status,
                season,
                amount,
                total,
                reason,
                Position.of(record));
    }
}
