package gg.leaderboard.log.metrics;

import gg.leaderboard.log.consumer.OffsetRange;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.log.consumer.PolledOffsets;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.GenerationStamp;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one fold: batches, and how often it reads the log again. It also knows which record of each partition the fold
 * reads next. Thread-safe.
 */
public final class FoldMeters {

    private static final Duration[] BUCKETS = IntStream.of(5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<Integer, NextRecord> next = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final String fold;
    private final DistributionSummary events;
    private final Timer time;
    private final Counter rewinds;
    private final @Nullable Timer work;

    /** @param fold the label of all meters */
    public FoldMeters(String fold, MeterRegistry meters) {
        this(fold, meters, null);
    }

    /**
     * As {@link #FoldMeters(String, MeterRegistry)}.
     *
     * @param work times the work on each batch, without its wait after the poll; null for no such timer
     */
    public FoldMeters(String fold, MeterRegistry meters, Timer.@Nullable Builder work) {
        this.meters = meters;
        this.fold = fold;
        this.work = work == null ? null : work.serviceLevelObjectives(BUCKETS).register(meters);
        this.events = DistributionSummary.builder("leaderboard.batch.events")
                .description("Records of each batch")
                .tag("fold", fold)
                .register(meters);
        this.time = Timer.builder("leaderboard.batch")
                .description("Time from the poll to the applied update of a batch")
                .tag("fold", fold)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        this.rewinds = Counter.builder("leaderboard.rewinds")
                .description("Times that the log was read again from an earlier offset")
                .tag("fold", fold)
                .register(meters);
    }

    String fold() {
        return fold;
    }

    /** Registers a counter of the records in all batches. */
    public FoldMeters countRecords(String name, String description, String... tags) {
        FunctionCounter.builder(name, events, DistributionSummary::totalAmount)
                .description(description)
                .tags(tags)
                .register(meters);
        return this;
    }

    /** The same folds, measured. */
    public PartitionFold.Factory measured(PartitionFold.Factory folds) {
        return new PartitionFold.Factory() {
            @Override
            public PartitionFold create(LogPartition partition) {
                return new MeasuredFold(folds.create(partition));
            }

            @Override
            public void idle() {
                folds.idle();
            }
        };
    }

    /** The record of a partition that the fold reads next; null if it is not known. */
    @Nullable NextRecord next(int partition) {
        return next.get(partition);
    }

    /** Forgets the next records of all other partitions. */
    void retain(Set<Integer> partitions) {
        next.keySet().retainAll(partitions);
    }

    /** @param previousTime the log time of the record before; null if it is not known */
    record NextRecord(long offset, @Nullable Instant previousTime) {}

    private final class MeasuredFold implements PartitionFold {

        private final PartitionFold fold;
        private @Nullable NextRecord reached;

        MeasuredFold(PartitionFold fold) {
            this.fold = fold;
        }

        @Override
        public LogPartition partition() {
            return fold.partition();
        }

        @Override
        public GenerationStamp stamp() {
            return fold.stamp();
        }

        @Override
        public boolean needsUncommitted() {
            return fold.needsUncommitted();
        }

        @Override
        public long resumeAt(OffsetRange log) {
            long offset = fold.resumeAt(log);
            reach(offset, fold.lastTime().orElse(null));
            return offset;
        }

        @Override
        public Optional<Instant> lastTime() {
            return fold.lastTime();
        }

        @Override
        public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
            long polled = PolledOffsets.polledAt();
            long start = System.nanoTime();
            OptionalLong again = measured(fold.process(records));
            if (again.isEmpty()) {
                long end = System.nanoTime();
                events.record(records.size());
                time.record(end - polled, TimeUnit.NANOSECONDS);
                if (work != null) {
                    work.record(end - start, TimeUnit.NANOSECONDS);
                }
                ConsumerRecord<byte[], byte[]> last = records.get(records.size() - 1);
                reach(last.offset() + 1, Instant.ofEpochMilli(last.timestamp()));
            }
            return again;
        }

        @Override
        public OptionalLong pass(long last) {
            OptionalLong again = measured(fold.pass(last));
            if (again.isEmpty()) {
                reach(last + 1, reached == null ? null : reached.previousTime);
            }
            return again;
        }

        @Override
        public OptionalLong check() {
            OptionalLong again = measured(fold.check());
            // If the partition was forgotten at the moment at which it was assigned.
            if (reached != null) {
                next.putIfAbsent(partition().partition(), reached);
            }
            return again;
        }

        private OptionalLong measured(OptionalLong again) {
            again.ifPresent(offset -> {
                rewinds.increment();
                reach(offset, fold.lastTime().orElse(null));
            });
            return again;
        }

        private void reach(long offset, @Nullable Instant previousTime) {
            reached = new NextRecord(offset, previousTime);
            next.put(partition().partition(), reached);
        }
    }
}
