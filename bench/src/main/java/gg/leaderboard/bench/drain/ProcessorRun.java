package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.load.GameLog;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Cpu;
import gg.leaderboard.bench.testbed.Jvm;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import gg.leaderboard.standings.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Drains a log with one processor, in the JVM and from the jar that its users run. The time begins when the processor has
 * been assigned its first partition, which is just before it reads the first record, and ends when Redis has all: what the
 * JVM and Spring need to start is left out; cold code, the reading of progress and all else is in it.
 */
final class ProcessorRun {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final TestBed bed;
    private final Broker broker;
    private final GameLog log;
    private final Keys keys;

    ProcessorRun(TestBed bed, Broker broker, GameLog log, Keys keys) {
        this.bed = bed;
        this.broker = broker;
        this.log = log;
        this.keys = keys;
    }

    /** @param settings of the processor, as on its command line */
    Drained drain(Redis redis, List<String> settings) throws Exception {
        Map<TopicPartition, Long> ends = log.ends();
        String topicId = log.topicId();
        StandingsInRedis standings = new StandingsInRedis(redis, keys);
        CallTimes.reset(redis);
        try (Jvm processor = bed.startService("processor", arguments(redis, settings))) {
            Cpu cpu = new Cpu()
                    .with("processor", processor)
                    .with("Redis", redis)
                    .with("broker", broker.jvm())
                    .withSelf();
            processor.await(standings::begun, PAUSE, LIMIT);
            Cpu.Used begin = cpu.now();
            processor.await(() -> standings.contain(ends, topicId), PAUSE, LIMIT);
            Cpu.Used used = cpu.now().since(begin);
            return new Drained(Duration.ofNanos(used.nanos()), used, CallTimes.of(redis));
        }
    }

    private List<String> arguments(Redis redis, List<String> settings) {
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
        arguments.add("--spring.data.redis.host=" + redis.host());
        arguments.add("--spring.data.redis.port=" + redis.port());
        arguments.add("--server.port=0");
        return arguments;
    }

    /**
     * @param time from the first assignment to the last write
     * @param cpu what each process used meanwhile
     * @param calls what Redis says of the apply calls
     */
    record Drained(Duration time, Cpu.Used cpu, CallTimes calls) {

        double perSecond(long events) {
            return events / (time.toNanos() / 1e9);
        }
    }
}
