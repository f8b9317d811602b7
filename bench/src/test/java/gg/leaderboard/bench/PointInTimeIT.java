package gg.leaderboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointInTimeIT {

    @TempDir
    private Path temporary;

    @Test
    void a_small_archive_returns_correct_past_standings_and_all_figures() throws Exception {
        BenchJar bench = new BenchJar(temporary);

        BenchJar.Run run = bench.run(
                "at",
                "--events=6000",
                "--players=600",
                "--questions=3",
                "--checkpoint-events=1000",
                "--leaderboard.archive.checkpoints.check-interval=200ms");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains(
                        "a player, slowest", "top hundred, slowest", "top hundred of a day, slowest", "in checkpoints")
                .containsPattern("wrong scores +0 +right")
                .doesNotContain("NaN");
        assertThat(bench.leftRunning()).isEmpty();
    }
}
