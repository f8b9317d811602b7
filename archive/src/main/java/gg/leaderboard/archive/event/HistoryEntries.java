package gg.leaderboard.archive.event;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Violation;
import gg.leaderboard.web.archive.History;
import gg.leaderboard.web.archive.History.Entry;
import gg.leaderboard.web.archive.History.Status;
import org.jspecify.annotations.Nullable;

/** Makes entries of a player's history from records. */
final class HistoryEntries {

    private HistoryEntries() {}

    /** An event that could not be read. */
    static Entry rejected(ArchivedRecord record, @Nullable String reason, @Nullable Long total) {
        return new Entry(
                null,
                null,
                null,
                record.logTime(),
                Status.REJECTED,
                null,
                null,
                total,
                reason,
                null,
                null,
                position(record));
    }

    static Entry of(
            ArchivedRecord record,
            GameEvent event,
            Status status,
            @Nullable Long season,
            @Nullable Long amount,
            @Nullable Long total,
            @Nullable String reason) {
        Violation violation = record.violation();
        return new Entry(
                event.eventId(),
                event.type(),
                event.timestamp(),
                record.logTime(),
                status,
                season,
                amount,
                total,
                reason,
                violation == null ? null : violation.bound().label(),
                violation == null ? null : violation.action().label(),
                position(record));
    }

    private static History.Position position(ArchivedRecord record) {
        return new History.Position(
                record.partition().topicId(), record.partition().partition(), record.offset());
    }

    /** Names an entry in a cursor. */
    static String cursor(Entry entry) {
        History.Position position = entry.position();
        return new LogPartition(position.topicId(), position.partition()).recordId(position.offset());
    }
}
