package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.load.GameEventsClient;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Cpu;
import gg.leaderboard.bench.testbed.Jvm;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import gg.leaderboard.standings.redis.Keys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Drains a log with one processor, in its own JVM and from the released jar. The measurement starts when the processor
 * has been assigned its first partition, just before it reads the first record. It ends when Redis has everything. It
 * excludes the start of the JVM and of Spring, but includes cold code and the reading of progress.
 */
record ProcessorRun(TestBed bed, Broker broker, GameEventsClient log, Keys keys) {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /** @param settings the settings of the processor, as on its command line */
    DrainResult drain(Redis redis, List<String> settings) throws Exception {
        Map<TopicPartition, Long> ends = log.ends();
        String topicId = log.topicId();
        StandingsQueries standings = new StandingsQueries(redis, keys);
        CallTimes.reset(redis);
        try (Jvm processor = bed.startProcessor(broker, redis, settings)) {
            Cpu cpu = new Cpu()
                    .with("processor", processor)
                    .with("Redis", redis)
                    .with("broker", broker.jvm())
                    .withSelf();
            processor.await(standings::hasStarted, PAUSE, LIMIT);
            try (RankReads ranks = RankReads.start(redis, keys)) {
                Cpu.Usage begin = cpu.now();
                processor.await(() -> standings.hasApplied(ends, topicId), PAUSE, LIMIT);
                Cpu.Usage used = cpu.now().since(begin);
                return new DrainResult(
                        Duration.ofNanos(used.nanos()),
                        used,
                        CallTimes.of(redis),
                        ranks.stop(),
                        processor.residentBytes());
            }
        }
    }

    /**
     * @param time from the first assignment to the last write
     * @param cpu the CPU time of each process in that time
     * @param calls the times of the calls of scripts, as Redis measured them
     * @param ranks the times of reads of ranks meanwhile
     * @param resident the resident memory of the processor at the end, in bytes
     */
    record DrainResult(Duration time, Cpu.Usage cpu, CallTimes calls, RankReads.Times ranks, long resident) {

        double perSecond(long events) {
            return events / (time.toNanos() / 1e9);
        }
    }
}
