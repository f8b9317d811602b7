package gg.leaderboard.log.metrics;

import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.log.metrics.FoldMeters.NextRecord;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * How far a fold lags behind the ends of its partitions. The ends are read in the background, so the lag grows while the fold
 * is blocked or Kafka is unavailable. The lag is not known (NaN) while the fold has not begun to read one of its partitions, or
 * while the end of one was never read.
 */
public final class FoldLag {

    /** How often to call {@link #update}. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final double MILLIS = 1000.0;

    private volatile Set<TopicPartition> reading = Set.of();
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    // When a partition was last seen without unread records.
    private final Map<TopicPartition, Instant> readUntil = new ConcurrentHashMap<>();
    private final FoldMeters fold;
    private final Supplier<Collection<TopicPartition>> assigned;
    private final Function<Collection<TopicPartition>, Map<TopicPartition, Long>> readEnds;
    private final Clock clock;

    /**
     * @param assigned returns the partitions that this process reads now
     * @param readEnds returns the offsets after the last records of partitions
     */
    FoldLag(
            FoldMeters fold,
            Supplier<Collection<TopicPartition>> assigned,
            Function<Collection<TopicPartition>, Map<TopicPartition, Long>> readEnds,
            Clock clock) {
        this.fold = fold;
        this.assigned = assigned;
        this.readEnds = readEnds;
        this.clock = clock;
    }

    /**
     * Registers the lag of a fold.
     *
     * @param listener the id of the listener that reads the fold's topic
     */
    public static FoldLag of(
            FoldMeters fold,
            String listener,
            KafkaListenerEndpointRegistry listeners,
            Admin kafka,
            Clock clock,
            MeterRegistry meters) {
        FoldLag lag =
                new FoldLag(fold, () -> assigned(listener, listeners), partitions -> ends(kafka, partitions), clock);
        Gauge.builder("leaderboard.fold.lag.events", lag, FoldLag::events)
                .description("Records that the fold has not read yet")
                .tag("fold", fold.fold())
                .strongReference(true)
                .register(meters);
        Gauge.builder("leaderboard.fold.lag", lag, FoldLag::seconds)
                .description("Age of the oldest record that the fold has not read yet")
                .baseUnit("seconds")
                .tag("fold", fold.fold())
                .strongReference(true)
                .register(meters);
        return lag;
    }

    private static Collection<TopicPartition> assigned(String listener, KafkaListenerEndpointRegistry listeners) {
        MessageListenerContainer container = listeners.getListenerContainer(listener);
        return container == null ? List.of() : Objects.requireNonNullElse(container.getAssignedPartitions(), List.of());
    }

    private static Map<TopicPartition, Long> ends(Admin kafka, Collection<TopicPartition> partitions) {
        return KafkaFutures.await(
                        kafka.listOffsets(partitions.stream()
                                        .collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest())))
                                .all(),
                        TIMEOUT)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** Reads the ends of the assigned partitions. Throws if Kafka is unavailable. */
    public void update() {
        reading = Set.copyOf(assigned.get());
        ends.keySet().retainAll(reading);
        readUntil.keySet().retainAll(reading);
        fold.retain(reading.stream().map(TopicPartition::partition).collect(Collectors.toSet()));
        if (reading.isEmpty()) {
            return;
        }
        Instant before = clock.instant();
        ends.putAll(readEnds.apply(reading));
        reading.stream()
                .filter(partition -> unread(partition) == 0)
                .forEach(partition -> readUntil.put(partition, before));
    }

    /** The number of unread records; NaN if it is not known. */
    double events() {
        return reading.stream().mapToDouble(this::unread).sum();
    }

    private double unread(TopicPartition partition) {
        NextRecord next = fold.next(partition.partition());
        Long end = ends.get(partition);
        return next == null || end == null ? Double.NaN : Math.max(0, end - next.offset());
    }

    /** The age of the oldest unread record in seconds, or slightly more; NaN if it is not known, 0 if there is none. */
    double seconds() {
        Instant now = clock.instant();
        return reading.stream()
                .mapToDouble(partition -> age(partition, now))
                .max()
                .orElse(0);
    }

    // It is not older than the record before it, nor than the moment at which it was not in the log yet.
    private double age(TopicPartition partition, Instant now) {
        NextRecord next = fold.next(partition.partition());
        Long end = ends.get(partition);
        if (next == null || end == null) {
            return Double.NaN;
        }
        if (end <= next.offset()) {
            return 0;
        }
        Instant previous = next.previousTime();
        Instant read = readUntil.get(partition);
        Instant since = read == null || (previous != null && previous.isAfter(read)) ? previous : read;
        return since == null
                ? Double.NaN
                : Math.max(0, Duration.between(since, now).toMillis() / MILLIS);
    }
}
