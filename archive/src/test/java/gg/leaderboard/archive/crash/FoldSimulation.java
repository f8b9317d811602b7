package gg.leaderboard.archive.crash;

import gg.leaderboard.fixtures.SeededLogReader;
import gg.leaderboard.log.consumer.PartitionFold;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Runs all folds over all partitions of a log. The seed selects the order and the crashes. */
final class FoldSimulation {

    private final Random random;
    private final SeededLogReader log;
    private final CrashSchedule faults;
    private final List<Reader> readers;
    private final List<Runnable> frozen = new ArrayList<>();

    FoldSimulation(long seed, SeededLogReader log, CrashSchedule faults, List<PartitionFold.Factory> folds) {
        this.random = new Random(seed);
        this.log = log;
        this.faults = faults;
        this.readers = folds.stream()
                .flatMap(fold -> SeededLogReader.partitions().mapToObj(partition -> new Reader(fold, partition)))
                .toList();
    }

    /** Runs to the end of the log. */
    void run() {
        faults.begin(random);
        List<Reader> unfinished = new ArrayList<>(readers);
        while (!unfinished.isEmpty()) {
            Reader reader = unfinished.get(random.nextInt(unfinished.size()));
            try {
                reader.step();
            } catch (SimulatedCrash e) {
                readers.forEach(Reader::die);
            }
            unfinished = Stream.of(readers)
                    .flatMap(List::stream)
                    .filter(Reader::unfinished)
                    .toList();
        }
        faults.end();
        frozen.forEach(Runnable::run);
    }

    /** One fold of one partition, and the position of its consumer. */
    private final class Reader {

        private final PartitionFold.Factory factory;
        private final int partition;
        private @Nullable PartitionFold fold;
        private long next;

        Reader(PartitionFold.Factory factory, int partition) {
            this.factory = factory;
            this.partition = partition;
        }

        boolean unfinished() {
            return fold == null || next <= log.lastOffset(partition);
        }

        void die() {
            fold = null;
        }

        void step() {
            PartitionFold living = fold;
            if (living == null) {
                living = factory.create(log.partition(partition));
                next = living.resumeAt(log.offsets(partition));
                fold = living;
                return;
            }
            switch (random.nextInt(8)) {
                case 0 -> freeze(living);
                case 1 -> living.process(batch(Math.max(0, next - random.nextInt(30))));
                default -> read(living);
            }
        }

        private void read(PartitionFold living) {
            List<ConsumerRecord<byte[], byte[]>> batch = batch(next);
            if (!batch.isEmpty()) {
                OptionalLong again = living.process(batch);
                next = again.orElse(batch.get(batch.size() - 1).offset() + 1);
            }
        }

        // Freezes before its first step, and resumes after the others have advanced far.
        private void freeze(PartitionFold living) {
            List<ConsumerRecord<byte[], byte[]>> batch = batch(next);
            if (!batch.isEmpty()) {
                frozen.add(() -> living.process(batch));
                fold = null;
            }
        }

        private List<ConsumerRecord<byte[], byte[]>> batch(long from) {
            return log.read(partition, from).stream()
                    .limit(1 + random.nextInt(40))
                    .toList();
        }
    }
}
