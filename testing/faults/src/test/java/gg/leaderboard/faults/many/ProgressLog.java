package gg.leaderboard.faults.many;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the progress of all partitions from Redis every 50 ms, and keeps when each offset was first seen. */
final class ProgressLog implements AutoCloseable {

    private static final long EVERY_MILLIS = 50;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<Integer, List<Step>> steps = new TreeMap<>();
    private final Map<Integer, Long> latest = new HashMap<>();
    private final Supplier<Map<Integer, Long>> progress;

    /** @param progress returns the last offset of each partition that Redis has */
    ProgressLog(Supplier<Map<Integer, Long>> progress) {
        this.progress = progress;
        var unused = clock.scheduleAtFixedRate(this::read, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void read() {
        Map<Integer, Long> known = progress.get();
        Instant now = Instant.now();
        known.forEach((partition, offset) -> {
            if (latest.getOrDefault(partition, -1L) < offset) {
                latest.put(partition, offset);
                steps.computeIfAbsent(partition, p -> new ArrayList<>()).add(new Step(now, offset));
            }
        });
    }

    /** The partitions that have progress. */
    synchronized int partitions() {
        return steps.size();
    }

    /**
     * How long records of the log waited from their log time until Redis had them.
     *
     * @param records all of the log, in its order
     * @param from the first moment at which Redis had a record that counts here
     * @return milliseconds, ascending
     */
    synchronized long[] waits(List<ConsumerRecord<byte[], byte[]>> records, Instant from, Instant to) {
        Map<Integer, Integer> at = new HashMap<>();
        LongStream.Builder waits = LongStream.builder();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            List<Step> ofPartition = steps.getOrDefault(record.partition(), List.of());
            int next = at.getOrDefault(record.partition(), 0);
            while (next < ofPartition.size() && ofPartition.get(next).offset() < record.offset()) {
                next++;
            }
            at.put(record.partition(), next);
            if (next < ofPartition.size() && ofPartition.get(next).isWithin(from, to)) {
                waits.add(ofPartition.get(next).seen().toEpochMilli() - record.timestamp());
            }
        }
        return waits.build().sorted().toArray();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private record Step(Instant seen, long offset) {

        boolean isWithin(Instant from, Instant to) {
            return !seen.isBefore(from) && seen.isBefore(to);
        }
    }
}
