package gg.leaderboard.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.Topics;
import gg.leaderboard.processor.fixture.RunningProcessor;
import gg.leaderboard.standings.redis.ProcessorReport;
import gg.leaderboard.standings.redis.ProcessorReports;
import gg.leaderboard.standings.redis.ProcessorReports.Reported;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the report of the processor in Redis. */
class HeartbeatTest {

    @TempDir
    Path directory;

    @Test
    void it_reports_its_partitions_and_problems_and_removes_its_report_at_the_end() {
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            // The topics are created a few seconds after the start. The processor then finds them.
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(report(processor).partitions().get(Topics.GAME_EVENTS))
                        .containsExactly(0, 1, 2, 3, 4, 5);
                assertThat(report(processor).partitions().get(Topics.LEADERBOARD_SCORES))
                        .containsExactly(0, 1, 2, 3, 4, 5);
                assertThat(report(processor).problems()).isEmpty();
            });

            processor.stop();
            assertThat(processor.template().hasKey("standings:processors")).isFalse();

            processor.start("--standings.shards=4");
            await().untilAsserted(() -> assertThat(report(processor).problems().values())
                    .anySatisfy(problem -> assertThat(problem).contains("written with standings.shards=1, not 4")));
        }
    }

    private static ProcessorReport report(RunningProcessor processor) {
        List<Reported> all =
                new ProcessorReports(Objects.requireNonNull(processor.template().getConnectionFactory())).all();
        assertThat(all).hasSize(1);
        return all.get(0).report();
    }
}
