package gg.leaderboard.api.event;

import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Violation;
import gg.leaderboard.standings.redis.EventOutcome;
import gg.leaderboard.standings.redis.EventStatus;
import gg.leaderboard.web.ProblemException;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Events that Kafka has confirmed, in the order in which they were sent.
 *
 * @param topicId the id of the log; empty if the write did not wait for the standings
 * @param verdicts the outcome of each event; empty if the standings have not folded all of them in time
 */
public record WriteResult(String topicId, List<RecordMetadata> records, List<EventOutcome> verdicts) {

    /** Whether the write waited for the standings. It does not if the caller did not ask for it, or while Redis is unavailable. */
    boolean isAwaited() {
        return !topicId.isEmpty();
    }

    /** Whether the standings have folded all events. */
    public boolean isContained() {
        return !verdicts.isEmpty();
    }

    /** Whether the standings rejected the event. */
    public boolean isRejected(int index) {
        return isContained() && verdicts.get(index).status() == EventStatus.REJECTED;
    }

    /** The violation of a bound by a counted score; null for none. */
    @Nullable Violation violation(int index) {
        return isContained() ? verdicts.get(index).violation() : null;
    }

    /** The id of the rejected event's dead letter. */
    public String deadLetterId(int index) {
        RecordMetadata record = records.get(index);
        return new LogPartition(topicId, record.partition()).recordId(record.offset());
    }

    /**
     * Returns normally unless the event was rejected.
     *
     * @param detail the possible reason
     * @throws ProblemException 409 if it was rejected
     */
    public void requireCounted(int index, OutgoingEvent event, String detail) {
        if (isRejected(index)) {
            throw new ProblemException(
                            HttpStatus.CONFLICT,
                            detail + " The event is the dead letter " + Rules.quote(deadLetterId(index)) + ".")
                    .with("event_id", event.id())
                    .with("dead_letter", deadLetterId(index));
        }
    }
}
