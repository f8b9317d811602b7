package gg.leaderboard.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.fold.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What the topic of moderation says: when it was opened, and which events it has. About 150 bytes for each. */
final class LoggedModeration {

    // The clocks of two brokers may differ, so the copy in the log may have an earlier log time.
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    // The log times of the records with a content, by its hash.
    private final Map<EventId, List<Instant>> times = new HashMap<>();
    private long first = -1;
    private boolean hasOpening;
    private @Nullable Instant opened;

    void add(ConsumerRecord<byte[], byte @Nullable []> record) {
        if (first < 0) {
            first = record.offset();
        }
        Instant logTime = Instant.ofEpochMilli(record.timestamp());
        try {
            if (!ModerationRecord.isOpening(record)) {
                times.merge(contentOf(ModerationRecord.decode(record)), List.of(logTime), LoggedModeration::both);
            } else {
                hasOpening = true;
                opened = opened == null ? logTime : opened;
            }
        } catch (InvalidEventException e) {
            // The processor makes it a dead letter.
        }
    }

    private static List<Instant> both(List<Instant> some, List<Instant> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Forgets the records before the topic is read from its beginning. Moderation that was refused remains refused. */
    void clear() {
        times.clear();
        first = -1;
        hasOpening = false;
    }

    /**
     * Whether moderation counts only if this topic has it.
     *
     * @param end the offset of the next record of the topic
     */
    boolean isOpen(long end) {
        return hasOpening || isTrimmed(end);
    }

    /**
     * Whether an event of the log counts.
     *
     * @param logTime of its record in the log
     * @param end the offset of the next record of this topic
     * @param horizon how long after a record of this topic a copy of it counts
     */
    boolean accepts(ModerationEvent event, Instant logTime, long end, Duration horizon) {
        Instant from = opened;
        if (!isTrimmed(end) && (from == null || logTime.isBefore(from))) {
            return true;
        }
        return times.getOrDefault(contentOf(event), List.of()).stream()
                .anyMatch(at -> !logTime.isBefore(at.minus(CLOCKS)) && !logTime.isAfter(at.plus(horizon)));
    }

    // Retention has deleted the first records, and with them the opening.
    private boolean isTrimmed(long end) {
        return first > 0 || (first < 0 && end > 0);
    }

    // 16 bytes of its SHA-256. It contains the id.
    private static EventId contentOf(ModerationEvent event) {
        return EventId.of(new String(EventJson.write(event), UTF_8));
    }
}
