package gg.leaderboard.api.event;

import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.redis.EventStatus;
import gg.leaderboard.web.ProblemException;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.http.HttpStatus;

/**
 * Events that Kafka has, in the order in which they were sent.
 *
 * @param verdicts of each what became of it; empty if the standings have not come past all of them in time
 */
public record WriteResult(String topicId, List<RecordMetadata> records, List<EventStatus> verdicts) {

    /** Whether the standings have come past all events. */
    public boolean isContained() {
        return !verdicts.isEmpty();
    }

    /** Whether the standings did not count an event. */
    public boolean isRejected(int index) {
        return isContained() && verdicts.get(index) == EventStatus.REJECTED;
    }

    /** How the dead letter is called that an event has become which was rejected. */
    public String deadLetterId(int index) {
        RecordMetadata record = records.get(index);
        return new LogPartition(topicId, record.partition()).recordId(record.offset());
    }

    /**
     * Returns unless the event was rejected.
     *
     * @param detail why that may be
     * @throws ProblemException 409 if it was
     */
    public void requireCounted(int index, OutgoingEvent event, String detail) {
        if (isRejected(index)) {
            throw new ProblemException(
                            HttpStatus.CONFLICT,
                            detail + " It is the dead letter " + Rules.quote(deadLetterId(index)) + ".")
                    .with("event_id", event.id())
                    .with("dead_letter", deadLetterId(index));
        }
    }
}
