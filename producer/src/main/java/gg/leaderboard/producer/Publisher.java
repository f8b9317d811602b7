package gg.leaderboard.producer;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to Kafka, each player's in order, and counts what becomes of them. While Kafka is away, events wait; when a
 * batch of them does, so does the caller.
 */
final class Publisher {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Producer<String, byte[]> kafka;
    private final ProgressLogger progress;
    private final Ticker ticker;
    private final long start;
    private final String topic;
    private final int mostWaiting;
    private final Semaphore places;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();

    Publisher(Producer<String, byte[]> kafka, ProgressLogger progress, Ticker ticker, ProducerProperties settings) {
        this.kafka = kafka;
        this.progress = progress;
        this.ticker = ticker;
        this.start = ticker.nanos();
        this.topic = settings.topic();
        this.mostWaiting = settings.batch();
        this.places = new Semaphore(mostWaiting);
    }

    /**
     * Hands over one event.
     *
     * @throws UsageException if Kafka has refused this producer: no later event can fare better
     */
    void publish(OutgoingRecord event) throws InterruptedException {
        Exception refused = refusal.get();
        if (refused != null) {
            throw new UsageException("Kafka refuses: " + refused.getMessage());
        }
        places.acquire();
        sent.incrementAndGet();
        boolean handedOver = false;
        try {
            Future<?> unused =
                    kafka.send(event.toRecord(topic, ticker.now()), (where, error) -> settled(event, where, error));
            handedOver = true;
        } catch (InterruptException e) {
            Thread.interrupted();
            throw new InterruptedException();
        } catch (KafkaException e) {
            throw new UsageException("Kafka refuses: " + e.getMessage());
        } finally {
            if (!handedOver) {
                sent.decrementAndGet();
                places.release();
            }
        }
    }

    private void settled(OutgoingRecord event, RecordMetadata where, @Nullable Exception error) {
        if (error == null) {
            acknowledged.incrementAndGet();
            progress.acknowledged(event, where);
        } else {
            failed.incrementAndGet();
            progress.failed(event, error);
            if (error instanceof AuthenticationException || error instanceof AuthorizationException) {
                refusal.compareAndSet(null, error);
            }
        }
        places.release();
    }

    PublishTotals totals() {
        return new PublishTotals(
                sent.get(), acknowledged.get(), failed.get(), Duration.ofNanos(Math.max(0, ticker.nanos() - start)));
    }

    /** Waits for what is under way as long as Kafka acknowledges some of it each second; then gives up the rest. */
    void close() throws InterruptedException {
        boolean all = false;
        long before = -1;
        while (!all && before != totals().acknowledged()) {
            before = totals().acknowledged();
            all = places.tryAcquire(mostWaiting, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        kafka.close(all ? PATIENCE : Duration.ZERO);
    }
}
