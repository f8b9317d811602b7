package gg.leaderboard.processor.crash;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.LogUnderTest;
import gg.leaderboard.processor.deadletter.DeadLetters;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.SeededRuns;
import gg.leaderboard.testing.Servers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * The processor's own steps over real logs in Kafka and a real Redis, with crashes, redeliveries, frozen and revived twins
 * and shards that lose their newest writes, each between any two steps.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SeededCrashes {

    static final int SEEDS = Integer.getInteger("crash.seeds", 1000);
    private static final int LOGS = 20;

    private final List<LogUnderTest> logs = new ArrayList<>();
    private final List<RedisWorld> worlds =
            IntStream.range(0, SeededRuns.LANES).mapToObj(RedisWorld::new).toList();
    private DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private DeadLetters deadLetters;

    @BeforeAll
    void writeLogs() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()))) {
            admin.createTopics(List.of(new NewTopic(Topics.DEAD_LETTERS, 1, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .exceptionally(e -> {
                        assertThat(e).hasRootCauseInstanceOf(TopicExistsException.class);
                        return null;
                    })
                    .toCompletableFuture()
                    .get();
        }
        producers = new DefaultKafkaProducerFactory<>(
                Map.of("bootstrap.servers", Servers.kafka(), "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        deadLetters = new DeadLetters(new KafkaTemplate<>(producers), new SimpleMeterRegistry());
        for (int i = 0; i < LOGS; i++) {
            logs.add(new LogUnderTest(i));
        }
    }

    @AfterAll
    void close() {
        logs.forEach(LogUnderTest::close);
        worlds.forEach(RedisWorld::close);
        producers.destroy();
    }

    /** Runs every seed, and each must end as a plain fold of its log. */
    final void assertExact(int shards) throws Exception {
        AtomicInteger faults = new AtomicInteger();
        AtomicInteger midStream = new AtomicInteger();
        SeededRuns.run(SEEDS, (seed, lane) -> {
            Simulation simulation = simulation(seed, worlds.get(lane), shards, Variant.AS_IT_IS);
            assertThat(simulation.run())
                    .as("differences for seed %d with %d shards", seed, shards)
                    .isEmpty();
            faults.addAndGet(simulation.faults());
            midStream.addAndGet(simulation.faultsMidStream());
        });
        System.out.printf("%d seeds, %d shards: %s faults, %s of them mid-stream%n", SEEDS, shards, faults, midStream);
        assertThat(faults.get()).isGreaterThan(3 * SEEDS);
        assertThat(midStream.get()).isGreaterThan(faults.get() * 8 / 10);
    }

    /** As {@link #simulation(long, RedisWorld, int, Variant)}, with nothing beside it. */
    final Simulation simulation(long seed, int shards, Variant variant) {
        return simulation(seed, worlds.get(0), shards, variant);
    }

    private Simulation simulation(long seed, RedisWorld redis, int shards, Variant variant) {
        StandingsProperties properties = new StandingsProperties(
                shards, List.of(Window.ALLTIME, Window.DAILY, Window.WEEKLY), new Dedup(Duration.ofHours(24), 64));
        LogUnderTest log = logs.get((int) (seed % LOGS));
        return new Simulation(seed, log, redis, deadLetters, properties, variant);
    }
}
