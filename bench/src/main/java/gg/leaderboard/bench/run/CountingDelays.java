package gg.leaderboard.bench.run;

import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.redis.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Callback;

/**
 * Measures how long events wait, from Kafka's acknowledgement until the progress in Redis has reached their offset. It reads the
 * progress about once a millisecond.
 */
final class CountingDelays implements AutoCloseable {

    private static final long PAUSE = Duration.ofMillis(1).toNanos();
    private static final long LIMIT = Duration.ofMinutes(2).toNanos();

    private final Map<Integer, Queue<Pending>> pending = new ConcurrentHashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Thread reader = new Thread(this::read, "delays");
    private final String progress = new Keys(Shards.ONE).progress(0);
    private final Redis redis;
    private final String topicId;
    private volatile boolean closed;

    CountingDelays(Redis redis, String topicId) {
        this.redis = redis;
        this.topicId = topicId;
        reader.start();
    }

    /** Returns the callback for an event. */
    Callback sent(boolean isOther) {
        return (metadata, failure) -> {
            if (failure == null) {
                pending.computeIfAbsent(metadata.partition(), partition -> new ConcurrentLinkedQueue<>())
                        .add(new Pending(metadata.offset(), System.nanoTime(), isOther));
            }
        };
    }

    private void read() {
        while (!closed) {
            Map<String, String> known = redis.commands().hgetall(progress);
            long now = System.nanoTime();
            pending.forEach((partition, events) -> {
                long offset = Long.parseLong(known.getOrDefault(new LogPartition(topicId, partition).field(), "-1"));
                for (Pending event = events.peek(); event != null && event.offset() <= offset; event = events.peek()) {
                    events.remove();
                    add(new Sample(partition, event.isOther(), Math.max(0, now - event.acknowledged())));
                }
            });
            LockSupport.parkNanos(PAUSE);
        }
    }

    private synchronized void add(Sample sample) {
        samples.add(sample);
    }

    /**
     * Waits until all acknowledged events are counted, and returns their samples once.
     *
     * @throws IllegalStateException if that takes more than two minutes
     */
    List<Sample> awaitAll() {
        long begin = System.nanoTime();
        while (pending.values().stream().anyMatch(events -> !events.isEmpty())) {
            if (System.nanoTime() - begin > LIMIT) {
                throw new IllegalStateException("not all events were counted within two minutes");
            }
            LockSupport.parkNanos(PAUSE);
        }
        synchronized (this) {
            List<Sample> all = List.copyOf(samples);
            samples.clear();
            return all;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Pending(long offset, long acknowledged, boolean isOther) {}

    /** An event: its partition, whether it is one of the others, and how long it waited. */
    record Sample(int partition, boolean isOther, long nanos) {}
}
