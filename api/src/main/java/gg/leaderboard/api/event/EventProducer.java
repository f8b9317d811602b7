package gg.leaderboard.api.event;

import gg.leaderboard.web.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;

/** Writes events to the log. */
@Component
public class EventProducer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int WAITING = 1000;

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Duration patience;

    // While Kafka is unavailable and the topics' metadata is unknown, send() blocks. Separate threads keep the web
    // server's threads free for reads.
    private final ThreadPoolExecutor senders =
            new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));

    private final LongAdder confirmed = new LongAdder();

    EventProducer(KafkaTemplate<byte[], byte[]> kafka, EventProperties properties) {
        this.kafka = kafka;
        this.patience = properties.patience();
    }

    /**
     * Writes events so that those of one player keep their order. Completes when Kafka has confirmed all events. If
     * Kafka does not confirm all of them in time, completes exceptionally with a {@link ProblemException} that names
     * the events.
     *
     * @return the metadata of each record, in the order of {@code events}
     */
    public CompletableFuture<List<RecordMetadata>> append(List<OutgoingEvent> events) {
        long giveUp = System.nanoTime() + patience.toNanos();
        return CompletableFuture.completedFuture(events)
                .thenComposeAsync(all -> send(all, giveUp), senders)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(unconfirmed(events)));
    }

    private CompletableFuture<List<RecordMetadata>> send(List<OutgoingEvent> events, long giveUp) {
        List<CompletableFuture<SendResult<byte[], byte[]>>> sent = new ArrayList<>();
        events.forEach(event -> sent.add(send(event, giveUp)));
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).thenApply(all -> {
            confirmed.add(sent.size());
            return sent.stream().map(done -> done.join().getRecordMetadata()).toList();
        });
    }

    /** The number of events that Kafka has confirmed since the start. */
    public long confirmed() {
        return confirmed.sum();
    }

    // Sends nothing after the caller's timeout, because the caller was advised to retry.
    private CompletableFuture<SendResult<byte[], byte[]>> send(OutgoingEvent event, long giveUp) {
        return System.nanoTime() - giveUp < 0
                ? kafka.send(event.record())
                : CompletableFuture.failedFuture(new TimeoutException());
    }

    private static ProblemException unconfirmed(List<OutgoingEvent> events) {
        return events.size() == 1 ? unconfirmed(events.get(0)) : severalUnconfirmed(events);
    }

    private static ProblemException unconfirmed(OutgoingEvent event) {
        return ProblemException.unavailable(
                        "Kafka has not confirmed the event, so it may or may not be in the log. Send it again with"
                                + " this event_id; it counts once.",
                        List.of("kafka"))
                .with("event_id", event.id());
    }

    private static ProblemException severalUnconfirmed(List<OutgoingEvent> events) {
        return ProblemException.unavailable(
                        "Kafka has not confirmed all of the events, so each may or may not be in the log. Send them"
                                + " again with these event_ids; each counts once.",
                        List.of("kafka"))
                .with("event_ids", events.stream().map(OutgoingEvent::id).toList());
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
