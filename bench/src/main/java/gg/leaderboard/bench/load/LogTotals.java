package gg.leaderboard.bench.load;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerScored;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The totals of a filled log, as counted by the generator.
 *
 * @param records the number of records
 * @param events the number of records that are not copies
 * @param points the sum of the points of these events
 */
public record LogTotals(long records, long events, long points) {

    private static final Map<String, Object> IN_BULK = Map.of("linger.ms", 20, "batch.size", 64 * 1024);

    /**
     * Fills {@code log}.
     *
     * @param duplicates the share of the records that are copies of the record before them
     */
    public static LogTotals fill(
            GameEventsClient log, long records, EventGenerator maker, double duplicates, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AtomicReference<Exception> failure = new AtomicReference<>();
        long events = 0;
        long points = 0;
        try (KafkaProducer<byte[], byte[]> producer = log.producer(IN_BULK)) {
            GameEvent event = maker.next(Instant.now());
            for (long i = 0; i < records; i++) {
                if (i == 0 || random.nextDouble() >= duplicates) {
                    event = maker.next(Instant.now());
                    events++;
                    points += event instanceof PlayerScored scored ? scored.points() : 0;
                }
                var unused =
                        producer.send(record(event, i), (metadata, problem) -> failure.compareAndSet(null, problem));
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka did not acknowledge all events", failure.get());
        }
        return new LogTotals(records, events, points);
    }

    // Every hundredth record is traced by its sender.
    private static ProducerRecord<byte[], byte[]> record(GameEvent event, long number) {
        ProducerRecord<byte[], byte[]> record = GameEventsClient.record(event);
        if (number % 100 == 0) {
            record.headers().add(EventHeaders.TRACE, utf8("00-%032x-%016x-01".formatted(number + 1, number + 1)));
        }
        return record;
    }
}
