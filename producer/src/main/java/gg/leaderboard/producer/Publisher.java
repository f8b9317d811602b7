package gg.leaderboard.producer;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to Kafka, each player's in order, and counts the results. While Kafka is unavailable, up to {@code batch} events
 * wait; then the caller blocks.
 */
final class Publisher {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final Producer<String, byte[]> kafka;
    private final ProgressLogger progress;
    private final Ticker ticker;
    private final long start;
    private final String topic;
    private final int maxInFlight;
    private final Semaphore permits;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicReference<@Nullable Exception> rejection = new AtomicReference<>();

    Publisher(Producer<String, byte[]> kafka, ProgressLogger progress, Ticker ticker, ProducerProperties settings) {
        this.kafka = kafka;
        this.progress = progress;
        this.ticker = ticker;
        this.start = ticker.nanos();
        this.topic = settings.topic();
        this.maxInFlight = settings.batch();
        this.permits = new Semaphore(maxInFlight);
    }

    /**
     * Sends one event asynchronously.
     *
     * @throws UsageException if Kafka has rejected this producer's login or authorization
     */
    void publish(OutgoingRecord event) throws InterruptedException {
        Exception rejected = rejection.get();
        if (rejected != null) {
            throw new UsageException("Kafka rejected the producer: " + rejected.getMessage());
        }
        permits.acquire();
        sent.incrementAndGet();
        boolean accepted = false;
        try {
            Future<?> unused =
                    kafka.send(event.toRecord(topic, ticker.now()), (where, error) -> completed(event, where, error));
            accepted = true;
        } catch (InterruptException e) {
            Thread.interrupted();
            throw new InterruptedException();
        } catch (KafkaException e) {
            throw new UsageException("Kafka rejected the producer: " + e.getMessage());
        } finally {
            if (!accepted) {
                sent.decrementAndGet();
                permits.release();
            }
        }
    }

    private void completed(OutgoingRecord event, RecordMetadata where, @Nullable Exception error) {
        if (error == null) {
            acknowledged.incrementAndGet();
            progress.acknowledged(event, where);
        } else {
            failed.incrementAndGet();
            progress.failed(event, error);
            if (error instanceof AuthenticationException || error instanceof AuthorizationException) {
                rejection.compareAndSet(null, error);
            }
        }
        permits.release();
    }

    PublishTotals totals() {
        return new PublishTotals(
                sent.get(), acknowledged.get(), failed.get(), Duration.ofNanos(Math.max(0, ticker.nanos() - start)));
    }

    /**
     * Waits until Kafka has answered for every event.
     *
     * @param stopping whether the user stops the producer: then it waits only while Kafka acknowledges at least one event a
     *     second, and abandons the rest
     */
    void close(BooleanSupplier stopping) throws InterruptedException {
        boolean all = false;
        long before = -1;
        while (!all && !(stopping.getAsBoolean() && before == totals().acknowledged())) {
            before = totals().acknowledged();
            all = permits.tryAcquire(maxInFlight, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        }
        kafka.close(all ? TIMEOUT : Duration.ZERO);
    }
}
