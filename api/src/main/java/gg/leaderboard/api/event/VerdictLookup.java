package gg.leaderboard.api.event;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.redis.EventOutcome;
import gg.leaderboard.standings.redis.EventStatusReader;
import gg.leaderboard.standings.redis.LoggedEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Reads the outcome of events that the standings have folded. */
@Component
class VerdictLookup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VerdictLookup.class);
    private static final int THREADS = 4;

    private final EventStatusReader reader;
    // The thread that completes the wait must not block on Redis.
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    VerdictLookup(EventStatusReader reader) {
        this.reader = reader;
    }

    /** Returns the outcome of each event. Completes on a thread that may block on Redis. */
    CompletableFuture<List<EventOutcome>> find(
            List<OutgoingEvent> events, List<RecordMetadata> logged, String topicId) {
        return CompletableFuture.supplyAsync(() -> read(events, logged, topicId), threads);
    }

    private List<EventOutcome> read(List<OutgoingEvent> events, List<RecordMetadata> logged, String topicId) {
        try {
            return reader.read(IntStream.range(0, events.size())
                    .mapToObj(i -> logged(events.get(i).event(), logged.get(i), topicId))
                    .toList());
        } catch (DataAccessException e) {
            LOG.debug("Cannot read the outcome of events", e);
            return Collections.nCopies(events.size(), EventOutcome.OPEN);
        }
    }

    private static LoggedEvent logged(GameEvent event, RecordMetadata record, String topicId) {
        return new LoggedEvent(
                event instanceof ScoreSubmitted score ? score.leaderboardId() : event.playerId(),
                event.eventId(),
                new LogPartition(topicId, record.partition()),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
