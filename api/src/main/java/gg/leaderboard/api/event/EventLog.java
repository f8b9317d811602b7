package gg.leaderboard.api.event;

import gg.leaderboard.api.problem.ProblemException;
import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
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
    CompletableFuture<Void> append(OutgoingEvent event) {
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        try {
            senders.execute(() -> send(event, confirmed));
        } catch (RejectedExecutionException e) {
            confirmed.completeExceptionally(e);
        }
        String id = event.event().eventId();
        return confirmed
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(unconfirmed(id)));
    }

    private static ProblemException unconfirmed(String eventId) {
        return ProblemException.away(
                        "Kafka has not confirmed the event, so it may or may not be in the log. Send it again with the"
                                + " event_id given here: then it counts once in either case.",
                        List.of("kafka"))
                .with("event_id", eventId);
    }

    private void send(OutgoingEvent event, CompletableFuture<Void> confirmed) {
        if (confirmed.isDone()) {
            // The caller has been told to try again.
            return;
        }
        try {
            kafka.send(record(event)).whenComplete((sent, problem) -> {
                if (problem == null) {
                    confirmed.complete(null);
                } else {
                    confirmed.completeExceptionally(problem);
                }
            });
        } catch (RuntimeException e) {
            confirmed.completeExceptionally(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(OutgoingEvent outgoing) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.GAME_EVENTS, utf8(outgoing.event().playerId()), outgoing.json());
        record.headers()
                .add(EventHeaders.EVENT_ID, utf8(outgoing.event().eventId()))
                .add(EventHeaders.EVENT_TYPE, utf8(outgoing.event().type()));
        return record;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
