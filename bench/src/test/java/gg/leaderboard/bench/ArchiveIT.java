package gg.leaderboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveIT {

    @TempDir
    private Path temporary;

    @Test
    void a_small_log_with_copies_is_archived_and_copied_exactly() throws Exception {
        BenchJar bench = new BenchJar(temporary);

        BenchJar.Run run = bench.run("archive", "--events=10000", "--players=500", "--duplicates=0.01");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("archive, three folds", "COPY alone, same rows", "CPU per event", "to COPY alone")
                .containsPattern("rows of events +10,000 +right")
                .containsPattern("events counted +9,\\d{3} +right")
                .doesNotContain("WRONG", "NaN");
        assertThat(bench.leftRunning()).isEmpty();
    }
}
