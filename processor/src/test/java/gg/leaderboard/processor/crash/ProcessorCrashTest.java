package gg.leaderboard.processor.crash;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.fixtures.SeededLogReader;
import gg.leaderboard.processor.DeadLetterPublisher;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.SeededRuns;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the processor's own steps over real logs in Kafka and a real Redis. Between any two steps, crashes,
 * redeliveries, frozen and resumed twins, and shards that lose their newest writes are simulated.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProcessorCrashTest {

    private static final int SEEDS = Integer.getInteger("crash.seeds", 100);

    // Independent of the number of seeds, so that a seed always uses the same log.
    private static final int LOGS = 20;

    private final Map<Long, SeededLogReader> logs = new ConcurrentHashMap<>();
    private final List<SimulatedRedis> worlds =
            IntStream.range(0, SeededRuns.LANES).mapToObj(SimulatedRedis::new).toList();
    private final DeadLetterPublisher deadLetters =
            new DeadLetterPublisher(new ArrivingLetters(), new SimpleMeterRegistry());

    @BeforeAll
    void writeLogs() throws Exception {
        SeededRuns.run(Math.min(LOGS, SEEDS), (seed, lane) -> logs.put(seed, new SeededLogReader(seed)));
    }

    @AfterAll
    void close() {
        logs.values().forEach(SeededLogReader::close);
        worlds.forEach(SimulatedRedis::close);
    }

    @ParameterizedTest(name = "{0} shards")
    @ValueSource(ints = {1, 16})
    void after_any_faults_the_standings_equal_a_plain_fold(int shards) throws Exception {
        AtomicInteger faults = new AtomicInteger();
        AtomicInteger midStream = new AtomicInteger();
        SeededRuns.run(SEEDS, (seed, lane) -> {
            ProcessorCrashSimulation simulation = simulation(seed, worlds.get(lane), shards, Variant.AS_IT_IS);
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

    @ParameterizedTest(name = "{0}")
    @EnumSource(mode = Mode.EXCLUDE, names = "AS_IT_IS")
    void a_processor_with_a_deliberate_error_is_detected(Variant variant) {
        for (long seed = 0; seed < SEEDS; seed++) {
            Set<String> differences =
                    simulation(seed, worlds.get(0), 1, variant).run();
            if (!differences.isEmpty()) {
                System.out.printf(
                        "%s is found out by seed %d: %s%n",
                        variant, seed, differences.iterator().next());
                return;
            }
        }
        throw new AssertionError(variant + " was right in all of " + SEEDS + " runs");
    }

    private ProcessorCrashSimulation simulation(long seed, SimulatedRedis redis, int shards, Variant variant) {
        StandingsProperties properties = new StandingsProperties(
                shards, List.of(Window.ALLTIME, Window.DAILY, Window.WEEKLY), new Dedup(Duration.ofHours(24), 64));
        SeededLogReader log = Objects.requireNonNull(logs.get(seed % LOGS));
        return new ProcessorCrashSimulation(seed, log, redis, deadLetters, properties, variant);
    }
}
