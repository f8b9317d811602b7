package gg.leaderboard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs a few seeds. For more see {@code testing/faults/run}. */
class FaultsTest {

    private static final String RUNS = System.getProperty("faults.runs", "2");
    private static final String SEED = System.getProperty("faults.seed", "1");
    private static final String BROKERS = System.getProperty("faults.brokers", "1");

    @Test
    void after_random_faults_all_stores_equal_a_plain_fold_of_the_log_and_each_response_was_true() throws Exception {
        Options options = Options.of("--seed=" + SEED, "--runs=" + RUNS, "--brokers=" + BROKERS);

        assertThat(new Faults(options, Path.of("target", "runs"), System.out).run())
                .isZero();
    }
}
