package gg.leaderboard.faults.work;

import gg.leaderboard.faults.schedule.Action;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends events to Kafka: with several codecs, and in transactions. */
public final class EventSender implements AutoCloseable {

    private static final List<String> CODECS = List.of("none", "gzip", "lz4", "zstd");
    private static final Duration LATE = Duration.ofDays(4);
    private static final int DELIVERY_MILLIS = 60_000;

    private final String bootstrapServers;
    // One for each codec.
    private final List<KafkaProducer<byte[], byte[]>> producers;
    private RandomEvents events = new RandomEvents("");

    public EventSender(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        producers = CODECS.stream()
                .map(codec -> producer(Map.of("compression.type", codec)))
                .toList();
    }

    /** @param run the beginning of all ids of a run */
    void begin(String run) {
        events = new RandomEvents(run);
    }

    void act(Action action) {
        Random random = new Random(action.seed());
        switch (action.kind()) {
            case EVENT -> send(random, events.next(random, Duration.ZERO));
            case LATE -> send(random, events.next(random, LATE));
            case DUPLICATE -> send(random, events.copy(random));
            case MALFORMED -> send(random, RandomEvents.malformed(random));
            case TRANSACTION -> sendTransaction(random);
            default -> throw new IllegalArgumentException(action.toString());
        }
    }

    private void send(Random random, ProducerRecord<byte[], byte[]> event) {
        try {
            var unused = producers.get(random.nextInt(producers.size())).send(event);
        } catch (KafkaException e) {
            // Only what Kafka has is compared.
        }
    }

    private void sendTransaction(Random random) {
        Map<String, Object> transactional =
                Map.of("transactional.id", "faults", "transaction.timeout.ms", 5000, "max.block.ms", 5000);
        KafkaProducer<byte[], byte[]> producer = producer(transactional);
        try {
            producer.initTransactions();
            producer.beginTransaction();
            int size = 1 + random.nextInt(8);
            for (int i = 0; i < size; i++) {
                var unused = producer.send(events.next(random, Duration.ZERO));
            }
            producer.flush();
            if (random.nextInt(3) == 0) {
                producer.abortTransaction();
            } else {
                producer.commitTransaction();
            }
        } catch (KafkaException e) {
            // Kafka aborts it after its timeout, or it is committed.
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "max.block.ms",
                DELIVERY_MILLIS,
                "delivery.timeout.ms",
                DELIVERY_MILLIS,
                "request.timeout.ms",
                3000,
                "linger.ms",
                10,
                "max.in.flight.requests.per.connection",
                1));
        if (more.containsKey("transactional.id")) {
            settings.put("delivery.timeout.ms", 5000);
        }
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns when each event is in Kafka, or was given up. */
    void flush() {
        producers.forEach(KafkaProducer::flush);
    }

    @Override
    public void close() {
        producers.forEach(producer -> producer.close(Duration.ofSeconds(1)));
    }
}
