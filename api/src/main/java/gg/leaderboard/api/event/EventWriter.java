package gg.leaderboard.api.event;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.standings.redis.EventOutcome;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.stereotype.Component;

/** Writes events and waits until the standings contain them. */
@Component
public class EventWriter {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EventProducer log;
    private final ProgressTracker progress;
    private final Dependencies dependencies;
    private final VerdictLookup verdicts;

    EventWriter(EventProducer log, ProgressTracker progress, Dependencies dependencies, VerdictLookup verdicts) {
        this.log = log;
        this.progress = progress;
        this.dependencies = dependencies;
        this.verdicts = verdicts;
    }

    /**
     * Completes with the outcome of the events when the standings have folded all of them, on a thread that may block
     * on Redis. Completes without verdicts after two seconds or, if {@code wait} is false, when Kafka has confirmed the
     * events. Completes exceptionally with a problem if Kafka does not confirm them.
     *
     * @param events events of one player keep their order
     */
    public CompletableFuture<WriteResult> write(List<OutgoingEvent> events, boolean wait) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        return log.append(events).thenCompose(logged -> {
            String topicId = progress.topicId();
            // While Redis is unavailable the wait cannot succeed.
            if (!wait || topicId == null || dependencies.isRedisAway()) {
                return CompletableFuture.completedFuture(new WriteResult("", logged, List.of()));
            }
            return contained(logged, giveUp)
                    .thenCompose(contained -> contained
                            ? verdicts.find(events, logged, topicId)
                            : CompletableFuture.completedFuture(List.<EventOutcome>of()))
                    .thenApply(
                            all -> new WriteResult(topicId, logged, all.contains(EventOutcome.OPEN) ? List.of() : all));
        });
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
