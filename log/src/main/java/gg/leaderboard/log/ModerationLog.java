package gg.leaderboard.log;

import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * The events in the topic of moderation. A call costs nothing if the topic was read since the given moment, and one round trip
 * if nothing is new. Thread-safe.
 */
public final class ModerationLog implements AutoCloseable {

    private final LoggedModeration logged = new LoggedModeration();
    private final FoldedTopic topic;
    private final Duration horizon;
    private boolean read;
    // When the last read began, as by System.nanoTime().
    private long readAt;

    /**
     * Does not connect to Kafka yet.
     *
     * @param kafka settings of Kafka's clients
     * @param timeout the limit for a call
     * @param horizon how long after a record of this topic a copy of it in the log counts; copies of it are detected so long
     */
    public ModerationLog(Map<String, Object> kafka, Duration timeout, Duration horizon, RegionProperties region) {
        this.topic = new FoldedTopic(Topics.MODERATION, kafka, timeout, region, logged::clear, logged::add);
        this.horizon = horizon;
    }

    /**
     * Whether an event of the log counts: it is in this topic, or older than its opening record.
     *
     * @param logTime of the event's record in the log
     * @param moment everything that was appended before it is read, in nanoseconds of {@link System#nanoTime}
     * @throws KafkaException if Kafka is unavailable for longer than the timeout
     */
    public synchronized boolean accepts(ModerationEvent event, Instant logTime, long moment) {
        catchUp(moment);
        return logged.accepts(event, logTime, topic.position(), horizon);
    }

    /**
     * Whether moderation counts only if it is in this topic.
     *
     * @throws KafkaException if Kafka is unavailable for longer than the timeout
     */
    public synchronized boolean isOpen() {
        catchUp(System.nanoTime());
        return logged.isOpen(topic.position());
    }

    private void catchUp(long moment) {
        if (!read || readAt - moment <= 0) {
            long begins = System.nanoTime();
            topic.catchUp();
            read = true;
            readAt = begins;
        }
    }

    @Override
    public synchronized void close() {
        topic.close();
    }
}
