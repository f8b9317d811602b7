package gg.leaderboard.api.event;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.ScoreAccepted;
import gg.leaderboard.events.GameEvent.ScoreRejected;
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
import java.util.concurrent.TimeUnit;
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
    private static final int POLL_MILLIS = 10;

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

    /**
     * Completes with true when all standings that moderation concerns have counted it, or with false at {@code giveUp}. The
     * event's offset in the log is not known, so its id is looked up repeatedly. A rejected event is not found.
     *
     * @param relayed its record in the topic of moderation
     * @param giveUp as by {@link System#nanoTime}
     */
    CompletableFuture<Boolean> awaitCounted(OutgoingEvent event, RecordMetadata relayed, String topicId, long giveUp) {
        LoggedEvent logged = logged(event.event(), topicId, Instant.ofEpochMilli(relayed.timestamp()));
        List<String> owners = owners(event.event());
        return CompletableFuture.supplyAsync(() -> isCounted(logged, owners), threads)
                .thenCompose(counted -> {
                    if (counted || System.nanoTime() - giveUp >= 0) {
                        return CompletableFuture.completedFuture(counted);
                    }
                    return CompletableFuture.runAsync(
                                    () -> {},
                                    CompletableFuture.delayedExecutor(POLL_MILLIS, TimeUnit.MILLISECONDS, threads))
                            .thenCompose(waited -> awaitCounted(event, relayed, topicId, giveUp));
                });
    }

    /**
     * Returns whether the player's standings have counted an event with this id, at a time near {@code logTime}: at most the
     * horizon of deduplication before. False if Redis cannot be read.
     */
    boolean isCounted(GameEvent event, String topicId, Instant logTime) {
        return isCounted(logged(event, topicId, logTime), List.of(event.playerId()));
    }

    private static LoggedEvent logged(GameEvent event, String topicId, Instant logTime) {
        return new LoggedEvent(
                event.playerId(), event.eventId(), new LogPartition(topicId, 0), Long.MAX_VALUE, logTime);
    }

    // Moderation concerns all standings, except the removal from one board and the review of a score.
    private static List<String> owners(GameEvent event) {
        if (event instanceof ScoreRejected) {
            return List.of(event.playerId());
        }
        String board = event instanceof ScoreAccepted accepted
                ? accepted.leaderboardId()
                : event instanceof PlayerRemoved removed ? removed.leaderboardId() : null;
        return board == null ? List.of() : List.of(event.playerId(), board);
    }

    private boolean isCounted(LoggedEvent event, List<String> owners) {
        try {
            return reader.isCounted(event, owners);
        } catch (DataAccessException e) {
            LOG.debug("Cannot read the outcome of events", e);
            return false;
        }
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
