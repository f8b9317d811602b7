package gg.leaderboard.api.event;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.progress.ChangeCounters;
import gg.leaderboard.api.progress.LogEndOffsets;
import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.Topics;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.redis.EventOutcome;
import gg.leaderboard.standings.redis.EventStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes events and waits until the standings contain them. */
@Component
public class EventWriter {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EventProducer log;
    private final ProgressTracker progress;
    private final Dependencies dependencies;
    private final VerdictLookup verdicts;
    private final ChangeCounters changes;
    private final WriteMetrics metrics;

    EventWriter(
            EventProducer log,
            ProgressTracker progress,
            Dependencies dependencies,
            VerdictLookup verdicts,
            ChangeCounters changes,
            WriteMetrics metrics) {
        this.log = log;
        this.progress = progress;
        this.dependencies = dependencies;
        this.verdicts = verdicts;
        this.changes = changes;
        this.metrics = metrics;
    }

    /**
     * Completes with the outcome of the events when the standings have folded all of them, on a thread that may block
     * on Redis. Completes without verdicts after two seconds or, if {@code wait} is false, when Kafka has confirmed the
     * events. Completes exceptionally with a problem if Kafka does not confirm them.
     *
     * @param events events of one player keep their order; a single one if it is moderation
     */
    public CompletableFuture<WriteResult> write(List<OutgoingEvent> events, boolean wait) {
        long start = System.nanoTime();
        return metrics.measured(events.size(), start, writeUntil(start + PATIENCE.toNanos(), events, wait));
    }

    private CompletableFuture<WriteResult> writeUntil(long giveUp, List<OutgoingEvent> events, boolean wait) {
        LogEndOffsets before = progress.log();
        return log.append(events).thenCompose(logged -> {
            String topicId = progress.topicId();
            // While Redis is unavailable the wait cannot succeed.
            if (!wait || topicId == null || dependencies.isRedisAway() || isReplaced(before, logged)) {
                return CompletableFuture.completedFuture(new WriteResult("", logged, List.of()));
            }
            if (events.stream().anyMatch(OutgoingEvent::isRelayed)) {
                return verdicts.awaitCounted(events.get(0), logged.get(0), topicId, giveUp)
                        .thenApply(counted -> relayed(topicId, logged, counted));
            }
            return contained(logged, giveUp)
                    .thenCompose(contained -> contained
                            ? verdicts.find(events, logged, topicId)
                            : CompletableFuture.completedFuture(List.<EventOutcome>of()))
                    .thenApply(
                            all -> new WriteResult(topicId, logged, all.contains(EventOutcome.OPEN) ? List.of() : all));
        });
    }

    // Whether the topic was deleted and created again. The progress that is known is then that of the former log.
    private static boolean isReplaced(@Nullable LogEndOffsets before, List<RecordMetadata> logged) {
        return before != null
                && logged.stream()
                        .filter(record -> record.topic().equals(Topics.GAME_EVENTS))
                        .anyMatch(record -> record.offset()
                                < before.ends()
                                        .getOrDefault(new LogPartition(before.topicId(), record.partition()), 0L));
    }

    /**
     * Returns whether the player's standings have counted an event with the id of this one at most the horizon of deduplication
     * before {@code logTime}. False while Redis is unavailable.
     */
    public boolean isCounted(GameEvent event, Instant logTime) {
        String topicId = progress.topicId();
        return topicId != null && !dependencies.isRedisAway() && verdicts.isCounted(event, topicId, logTime);
    }

    private WriteResult relayed(String topicId, List<RecordMetadata> logged, boolean counted) {
        // The notice of the change may arrive later, and pages read before the change are no longer served.
        changes.incrementAll();
        return new WriteResult(
                topicId, logged, counted ? List.of(new EventOutcome(EventStatus.COUNTED, null)) : List.of());
    }

    private CompletableFuture<Boolean> contained(List<RecordMetadata> logged, long giveUp) {
        Duration patience = Duration.ofNanos(Math.max(0, giveUp - System.nanoTime()));
        // The last record of each partition is enough: a shard that has folded it has folded those before.
        return logged.stream()
                .collect(Collectors.groupingBy(
                        RecordMetadata::partition,
                        Collectors.mapping(RecordMetadata::offset, Collectors.maxBy(Comparator.<Long>naturalOrder()))))
                .entrySet()
                .stream()
                .map(last -> progress.await(last.getKey(), last.getValue().orElseThrow(), patience))
                .reduce(
                        CompletableFuture.completedFuture(true),
                        (one, other) -> one.thenCombine(other, Boolean::logicalAnd));
    }
}
