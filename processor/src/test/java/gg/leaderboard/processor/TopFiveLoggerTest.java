package gg.leaderboard.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.fixtures.TestEvents;
import gg.leaderboard.processor.fixture.RunningProcessor;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TopFiveLoggerTest {

    @TempDir
    Path directory;

    @Test
    void the_best_five_are_logged_with_their_names_if_configured(CapturedOutput output) {
        try (RunningProcessor processor = new RunningProcessor(directory)
                .start("--leaderboard.processor.print-top-every=20", "--logging.level.gg.leaderboard=info")) {
            for (int i = 1; i <= 40; i++) {
                String player = "p" + i % 7;
                String fields = "\"points\":" + i + ",\"player_name\":\"Name of " + player + "\"";
                processor.log().send(player, TestEvents.event(player, "player_scored", fields));
            }
            processor.log().flush();

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(output.toString())
                            .containsPattern(
                                    "Top five after \\d+ events: 1\\. Name of p\\d \\d+ {3}2\\. Name of p\\d"));
        }
    }
}
