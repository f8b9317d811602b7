package gg.leaderboard.processor.outage;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.EventLoad;
import gg.leaderboard.fixtures.TestEvents;
import gg.leaderboard.processor.fixture.RunningProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests a Redis that is unavailable for a minute under load. */
@ExtendWith(OutputCaptureExtension.class)
class RedisOutageTest {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 60));

    @TempDir
    Path directory;

    @Test
    void while_redis_is_unavailable_the_processor_waits_and_reports_it_and_nothing_is_lost() {
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            try (EventLoad load = new EventLoad(processor.log(), 200)) {
                processor.awaitReadiness(200, "UP");
                processor.awaitPlayers(10);
                processor.redis().kill();
                processor.awaitReadiness(503, "redis");
                processor.assertStaysUnready(OUTAGE);
                processor.startRedis();
                processor.awaitReadiness(200, "UP");
            }
            processor.awaitExpectedStandings();
            assertThat(processor.log().read(Topics.DEAD_LETTERS)).isEmpty();
        }
    }

    @Test
    void while_redis_hangs_it_is_named_once_and_the_processor_stops_within_five_seconds(CapturedOutput output)
            throws IOException, InterruptedException {
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            processor.awaitReadiness(200, "UP");
            signal(processor, "STOP");
            try {
                processor.awaitReadiness(503, "redis: ");

                long asked = System.nanoTime();
                processor.stop();
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
            } finally {
                signal(processor, "CONT");
            }
        }
        assertThat(output).containsOnlyOnce(" redis: ").doesNotContain("kafka: ");
    }

    private static void signal(RunningProcessor processor, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(processor.redis().pid()))
                .start()
                .waitFor();
    }

    @Test
    void a_processor_started_before_redis_begins_when_redis_is_available() {
        try (RunningProcessor processor = new RunningProcessor(directory)) {
            processor.redis().kill();
            processor.start();
            processor.log().send("early", TestEvents.scored("early", 5));
            processor.log().flush();
            processor.awaitReadiness(503, "redis");
            processor.startRedis();
            processor.awaitExpectedStandings();
            processor.awaitReadiness(200, "UP");
        }
    }
}
