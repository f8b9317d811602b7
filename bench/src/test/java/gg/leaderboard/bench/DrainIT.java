package gg.leaderboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainIT {

    @TempDir
    private Path temporary;

    private BenchJar bench;

    @BeforeEach
    void find() {
        bench = new BenchJar(temporary);
    }

    @Test
    void a_small_log_with_copies_is_drained_exactly_with_all_figures() throws Exception {
        BenchJar.Run run = bench.run(
                "drain",
                "--events=20000",
                "--players=2000",
                "--duplicates=0.01",
                "--naive-events=200",
                "--leaderboard.processor.max-changes-behind=500");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains(
                        "20,000 records",
                        "processor  ",
                        "Redis alone, same calls",
                        "naive, 1 consumers",
                        "CPU per event",
                        "calls of scripts",
                        "memory per counted id",
                        "ranks meanwhile",
                        "plain commands, same changes",
                        "to plain commands",
                        "to Redis alone",
                        "to the naive consumer")
                .containsPattern("events counted +19,\\d{3} +right")
                .doesNotContain("WRONG", "NaN");
        assertThat(temporary).isEmptyDirectory();
        assertThat(bench.leftRunning()).isEmpty();
    }

    @Test
    void several_settings_are_compared_over_the_same_log() throws Exception {
        BenchJar.Run run = bench.run("calibrate", "--events=2000", "--players=200", "--changes=300", "--consumers=2");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("max-changes-behind=300", "concurrency=2", "p99");
    }

    @Test
    void an_unknown_option_is_reported() throws Exception {
        BenchJar.Run run = bench.run("drain", "--evnts=5");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("evnts");
    }
}
