package gg.leaderboard.processor.outage;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.EventLoad;
import gg.leaderboard.processor.fixture.RunningProcessor;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a Kafka that is unavailable for a minute under load. */
class KafkaOutageTest {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 60));

    @TempDir
    Path directory;

    @Test
    void while_kafka_is_unavailable_the_processor_waits_and_reports_it_and_nothing_is_lost() {
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            try (EventLoad load = new EventLoad(processor.log(), 200)) {
                processor.awaitReadiness(200, "UP");
                processor.awaitPlayers(10);
                processor.kafka().close();
                processor.awaitReadiness(503, "kafka");
                processor.assertStaysUnready(OUTAGE);
                processor.startKafka();
                processor.awaitReadiness(200, "UP");
            }
            processor.awaitExpectedStandings();
            assertThat(processor.log().read(Topics.DEAD_LETTERS)).isEmpty();
        }
    }
}
