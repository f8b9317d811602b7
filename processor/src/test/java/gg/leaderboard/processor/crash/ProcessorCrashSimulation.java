package gg.leaderboard.processor.crash;

import gg.leaderboard.fixtures.SeededLogReader;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.processor.DeadLetterPublisher;
import gg.leaderboard.processor.PartitionProcessor;
import gg.leaderboard.processor.RecordDecoder;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisStandings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Runs the processor over a log once, with faults that depend on a seed. */
final class ProcessorCrashSimulation {

    private static final int MAX_FAULTS = 12;

    private final Random random;
    private final SeededLogReader log;
    private final SimulatedRedis redis;
    private final DeadLetterPublisher deadLetters;
    private final StandingsProperties properties;
    private final Variant variant;
    private final StandingsWriter standings;
    private final StandingsWriter calm;

    private final List<Reader> readers;
    private final List<Runnable> frozen = new ArrayList<>();
    private boolean faultsAllowed;
    private int faults;
    private int faultsMidStream;

    ProcessorCrashSimulation(
            long seed,
            SeededLogReader log,
            SimulatedRedis redis,
            DeadLetterPublisher deadLetters,
            StandingsProperties properties,
            Variant variant) {
        this.random = new Random(seed);
        this.log = log;
        this.redis = redis;
        this.deadLetters = deadLetters;
        this.properties = properties;
        this.variant = variant;
        StandingsWriter real = new RedisStandings(redis.connections(), keys(), properties.dedup());
        this.calm = variant == Variant.TRUSTS_AN_EARLIER_VERDICT ? new UncheckedDuplicates(real) : real;
        this.standings = new FaultyStandings(calm, random, this::perhapsFault);
        this.readers = SeededLogReader.partitions().mapToObj(Reader::new).toList();
    }

    /**
     * Runs to the end of the log. Returns the differences between the standings and a plain fold; empty if the test
     * passes.
     */
    Set<String> run() {
        redis.empty();
        faultsAllowed = true;
        while (readers.stream().anyMatch(Reader::unfinished)) {
            step(readers.get(random.nextInt(readers.size())));
        }
        faultsAllowed = false;
        frozen.forEach(Runnable::run);
        boolean again = true;
        while (again) {
            again = false;
            for (Reader reader : readers) {
                again |= reader.finish();
            }
        }
        return redis.contents().differences(log.expected());
    }

    int faults() {
        return faults;
    }

    int faultsMidStream() {
        return faultsMidStream;
    }

    private void step(Reader reader) {
        try {
            perhapsFault();
            switch (random.nextInt(12)) {
                case 0 -> reader.check();
                case 1 -> redis.remember(random.nextInt(properties.shards()), properties.shards());
                case 2 -> reader.redeliver();
                default -> reader.read(1 + random.nextInt(20));
            }
        } catch (ProcessorCrash e) {
            readers.forEach(Reader::restart);
        }
    }

    private void perhapsFault() {
        if (!faultsAllowed || faults >= MAX_FAULTS || random.nextInt(18) != 0) {
            return;
        }
        faults++;
        if (readers.stream().anyMatch(Reader::midStream)) {
            faultsMidStream++;
        }
        switch (random.nextInt(4)) {
            case 0 -> throw new ProcessorCrash();
            case 1 -> redis.fallBack(random.nextInt(properties.shards()), properties.shards());
            case 2 -> readers.get(random.nextInt(readers.size())).freezeTwin();
            default -> thaw();
        }
    }

    private void thaw() {
        if (!frozen.isEmpty()) {
            faultsAllowed = false;
            frozen.remove(random.nextInt(frozen.size())).run();
            faultsAllowed = true;
        }
    }

    private Keys keys() {
        return Keys.of(properties);
    }

    /** One assigned partition: the consumer's position and the processor's memory. */
    private final class Reader {

        private final int partition;
        private List<ConsumerRecord<byte[], byte[]>> fetched = List.of();
        private PartitionProcessor processor;
        private boolean started;
        private long committed;
        private long applied = -1;

        Reader(int partition) {
            this.partition = partition;
            this.processor = newProcessor(calm);
        }

        boolean unfinished() {
            return !started || !fetched.isEmpty();
        }

        boolean midStream() {
            return applied >= 0 && applied < log.lastOffset(partition);
        }

        void read(int atMost) {
            if (!started) {
                start();
                return;
            }
            List<ConsumerRecord<byte[], byte[]>> batch = fetched.subList(0, Math.min(atMost, fetched.size()));
            if (!batch.isEmpty()) {
                OptionalLong again = processor.process(batch);
                perhapsFault();
                again.ifPresentOrElse(this::seek, () -> acknowledge(batch));
            }
        }

        void check() {
            if (started && variant != Variant.NEVER_CHECKS_WHEN_IDLE) {
                processor.check().ifPresent(this::seek);
            }
        }

        /** Delivers a batch that starts before the last applied record, with other batch boundaries than before. */
        void redeliver() {
            if (started) {
                long last = lastRead();
                long from = Math.max(0, last - random.nextInt(30));
                List<ConsumerRecord<byte[], byte[]>> batch = log.read(partition, from);
                processor
                        .process(batch.subList(0, random.nextInt(batch.size() + 1)))
                        .ifPresent(this::seek);
            }
        }

        /** A second processor receives the next batch, and is frozen before it processes it. */
        void freezeTwin() {
            if (started && !fetched.isEmpty()) {
                PartitionProcessor twin = newProcessor(calm);
                List<ConsumerRecord<byte[], byte[]>> batch =
                        List.copyOf(fetched.subList(0, Math.min(1 + random.nextInt(20), fetched.size())));
                if (twin.resumeAt(log.offsets(partition)) >= batch.get(0).offset()) {
                    frozen.add(() -> twin.process(batch));
                }
            }
        }

        void restart() {
            started = false;
        }

        /** Reads and checks without faults until nothing is left to do. Returns whether there was any work. */
        boolean finish() {
            boolean busy = false;
            while (unfinished()) {
                read(50);
                busy = true;
            }
            check();
            return busy || unfinished();
        }

        private void start() {
            processor = newProcessor(standings);
            started = true;
            seek(variant == Variant.RESUMES_FROM_THE_COMMIT ? committed : processor.resumeAt(log.offsets(partition)));
        }

        private void seek(long offset) {
            fetched = log.read(partition, offset);
        }

        private void acknowledge(List<ConsumerRecord<byte[], byte[]>> batch) {
            committed = batch.get(batch.size() - 1).offset() + 1;
            applied = Math.max(applied, committed - 1);
            fetched = fetched.subList(batch.size(), fetched.size());
        }

        private long lastRead() {
            return fetched.isEmpty()
                    ? log.lastOffset(partition)
                    : fetched.get(0).offset() - 1;
        }

        private PartitionProcessor newProcessor(StandingsWriter through) {
            Keys keys = keys();
            Fold fold = new Fold(keys.shards(), properties, 1 + random.nextInt(60));
            return new PartitionProcessor(
                    log.partition(partition),
                    new PartitionWriter(log.partition(partition), keys.shards(), fold, through),
                    new RecordDecoder(log.partition(partition), deadLetters, ModerationCheck.NONE),
                    generation -> log.definitions(),
                    false);
        }
    }
}
