package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.load.GameEventsClient;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.standings.StandingsProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes the same boards, profiles and feed without batching. It uses one round trip for each command of each event and
 * one commit for each batch. It reads a set of ids before an event and writes it after. It loses or double-counts
 * events when it crashes, and never deletes old periods.
 */
final class NaiveConsumer {

    private final GameEventsClient log;
    private final Redis redis;
    private final StandingsProperties properties;
    private final AtomicInteger left;

    /** @param events the number of events to process */
    NaiveConsumer(GameEventsClient log, Redis redis, StandingsProperties properties, int events) {
        this.log = log;
        this.redis = redis;
        this.properties = properties;
        this.left = new AtomicInteger(events);
    }

    /**
     * Runs {@code consumers} threads. Each has its own consumer and connection, and a share of the partitions.
     *
     * @return the time from the first poll to the last write
     */
    Duration run(int consumers) throws Exception {
        List<TopicPartition> partitions = log.partitions();
        List<Callable<Void>> shares = IntStream.range(0, consumers)
                .mapToObj(consumer -> consumption(partitions.stream()
                        .filter(partition -> partition.partition() % consumers == consumer)
                        .toList()))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(consumers);
        long begin = System.nanoTime();
        for (Future<Void> share : threads.invokeAll(shares)) {
            share.get();
        }
        threads.shutdown();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Callable<Void> consumption(List<TopicPartition> share) {
        return () -> {
            consume(share);
            return null;
        };
    }

    private void consume(List<TopicPartition> partitions) {
        NaiveWriter writes = new NaiveWriter(redis.connect().sync(), properties);
        try (KafkaConsumer<byte[], byte[]> consumer = log.consumer(Map.of("group.id", "naive"))) {
            consumer.assign(partitions);
            while (left.get() > 0) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(Duration.ofSeconds(1));
                for (ConsumerRecord<byte[], byte[]> record : batch) {
                    if (left.getAndDecrement() <= 0) {
                        return;
                    }
                    writes.write(event(record));
                }
                consumer.commitSync();
            }
        }
    }

    private static GameEvent event(ConsumerRecord<byte[], byte[]> record) {
        return EventJson.read(record.value(), Instant.ofEpochMilli(record.timestamp()), () -> "every event has an id");
    }
}
