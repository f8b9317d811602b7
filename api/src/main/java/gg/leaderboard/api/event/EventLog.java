package gg.leaderboard.api.event;

import gg.leaderboard.api.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;

/** Writes events to the log. */
@Component
class EventLog implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int WAITING = 1000;

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Duration patience;

    // While Kafka is away and its topics are not known yet, sending blocks. That must not take the web server's threads
    // from those who only read.
    private final ThreadPoolExecutor senders =
            new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));

    EventLog(KafkaTemplate<byte[], byte[]> kafka, EventProperties properties) {
        this.kafka = kafka;
        this.patience = properties.patience();
    }

    /** Completes when Kafka has confirmed the event, or with a {@link ProblemException} when it did not in time. */
    CompletableFuture<EventAccepted> append(OutgoingEvent event) {
        long giveUp = System.nanoTime() + patience.toNanos();
        return CompletableFuture.completedFuture(event)
                .thenComposeAsync(e -> send(e, giveUp), senders)
                .thenApply(confirmed -> EventAccepted.of(event))
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(unconfirmed(event)));
    }

    // Not after the caller has been told to try again.
    private CompletableFuture<SendResult<byte[], byte[]>> send(OutgoingEvent event, long giveUp) {
        return System.nanoTime() - giveUp < 0
                ? kafka.send(event.record())
                : CompletableFuture.failedFuture(new TimeoutException());
    }

    private static ProblemException unconfirmed(OutgoingEvent event) {
        return ProblemException.away(
                        "Kafka has not confirmed the event, so it may or may not be in the log. Send it again with the"
                                + " event_id given here: then it counts once in either case.",
                        List.of("kafka"))
                .with("event_id", event.id());
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
