package gg.leaderboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadsAndCrowdIT {

    @TempDir
    private Path temporary;

    private BenchJar bench;

    @BeforeEach
    void find() {
        bench = new BenchJar(temporary);
    }

    @Test
    void small_boards_are_read_with_all_figures() throws Exception {
        BenchJar.Run run =
                bench.run("reads", "--players=2000,4000", "--connections=4", "--duration=500ms", "--rounds=1");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("top ten of static", "rank, bare Redis", "around p99", "players on the board       4,000")
                .doesNotContain("NaN");
        assertThat(bench.leftRunning()).isEmpty();
    }

    @Test
    void counting_calls_refuses_none_below_the_limit() throws Exception {
        BenchJar.Run run = bench.run("limits", "--connections=4", "--warm-up=500ms", "--duration=500ms", "--rounds=1");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("top ten, on of off", "scores, on of off")
                .doesNotContain("NaN");
        assertThat(bench.leftRunning()).isEmpty();
    }

    @Test
    void batches_over_http_are_compared_with_a_producer_of_kafka() throws Exception {
        BenchJar.Run run =
                bench.run("ingest", "--connections=2", "--batch=10", "--warm-up=0s", "--duration=500ms", "--rounds=1");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("scores, on of off").doesNotContain("NaN");
        assertThat(bench.leftRunning()).isEmpty();
    }

    @Test
    void each_submission_that_waits_has_a_rank() throws Exception {
        BenchJar.Run run = bench.run("submit", "--connections=4", "--rate=50", "--warm-up=1s", "--duration=1s");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .containsPattern("without a rank +0 +right")
                .contains("Kafka alone", "cpu per submission");
        assertThat(bench.leftRunning()).isEmpty();
    }

    @Test
    void metrics_and_traces_are_compared_with_neither() throws Exception {
        BenchJar.Run run = bench.run(
                "observability",
                "--events=2000",
                "--players=100",
                "--connections=4",
                "--warm-up=500ms",
                "--duration=500ms",
                "--rounds=1",
                "--drains=1");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("top ten, metrics on", "top ten, traces on", "drain, metrics on", "drain, traces on")
                .doesNotContainPattern("spans received +0 bytes")
                .doesNotContain("NaN");
        assertThat(bench.leftRunning()).isEmpty();
    }

    @Test
    void a_small_crowd_receives_everything_although_some_clients_never_read() throws Exception {
        BenchJar.Run run =
                bench.run("crowd", "--clients=50", "--stuck=3", "--rate=200", "--warm-up=1s", "--duration=5s");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .containsPattern("received everything +50 +right")
                .containsPattern("lost their connection +0 +right")
                .contains("p99 behind", "memory of the api");
        assertThat(temporary).isEmptyDirectory();
        assertThat(bench.leftRunning()).isEmpty();
    }
}
