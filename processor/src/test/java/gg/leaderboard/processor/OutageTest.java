package gg.leaderboard.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.Topics;
import gg.leaderboard.processor.fixture.Json;
import gg.leaderboard.processor.fixture.Load;
import gg.leaderboard.processor.fixture.RunningProcessor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Redis and Kafka stopped for a while under load. The two tests run at once, each with servers of its own. */
@Execution(ExecutionMode.CONCURRENT)
class OutageTest {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 60));

    @TempDir
    Path directory;

    @Test
    void while_redis_is_away_the_processor_waits_and_says_so_and_nothing_is_lost() {
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            try (Load load = new Load(processor.log(), 200)) {
                awaitReadiness(processor, "200", "UP");
                awaitSomeStandings(processor);
                processor.redis().kill();
                awaitReadiness(processor, "503", "redis");
                stays(processor, "503", OUTAGE);
                processor.startRedis();
                awaitReadiness(processor, "200", "UP");
            }
            processor.awaitExact();
            assertThat(processor.log().read(Topics.DEAD_LETTERS)).isEmpty();
        }
    }

    @Test
    void while_kafka_is_away_the_processor_waits_and_says_so_and_nothing_is_lost() {
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            try (Load load = new Load(processor.log(), 200)) {
                awaitReadiness(processor, "200", "UP");
                awaitSomeStandings(processor);
                processor.kafka().close();
                awaitReadiness(processor, "503", "kafka");
                stays(processor, "503", OUTAGE);
                processor.startKafka();
                awaitReadiness(processor, "200", "UP");
            }
            processor.awaitExact();
            assertThat(processor.log().read(Topics.DEAD_LETTERS)).isEmpty();
        }
    }

    @Test
    void a_processor_that_starts_before_redis_begins_when_redis_comes() {
        try (RunningProcessor processor = new RunningProcessor(directory)) {
            processor.redis().kill();
            processor.start();
            processor.log().send("early", Json.scored("early", 5));
            processor.log().flush();
            awaitReadiness(processor, "503", "redis");
            processor.startRedis();
            processor.awaitExact();
            awaitReadiness(processor, "200", "UP");
        }
    }

    private static void awaitSomeStandings(RunningProcessor processor) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Set.copyOf(processor.template().keys("player:stats:*")).size() > 10);
    }

    private static void awaitReadiness(RunningProcessor processor, String status, String detail) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() ->
                        assertThat(processor.readiness()).startsWith(status).contains(detail));
    }

    private static void stays(RunningProcessor processor, String status, Duration duration) {
        await().during(duration)
                .atMost(duration.plusSeconds(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> processor.readiness().startsWith(status));
    }
}
