package gg.leaderboard.log.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.testing.AdvancingClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CurrentProblemsTest {

    private final AdvancingClock clock = new AdvancingClock();
    private final CurrentProblems problems = new CurrentProblems("redis", clock);

    @BeforeEach
    void logRecoveries() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(CurrentProblems.class.getName(), LogLevel.INFO);
    }

    @AfterEach
    void logWarnings() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(CurrentProblems.class.getName(), null);
    }

    @Test
    void a_lasting_problem_is_logged_once_a_minute(CapturedOutput output) {
        for (int second = 0; second < 150; second++) {
            problems.raise("events-0", "blocked for " + second + " s");
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(output.getAll().lines())
                .extracting(line -> line.substring(line.indexOf("events-0")))
                .containsExactly(
                        "events-0: blocked for 0 s", "events-0: blocked for 60 s", "events-0: blocked for 120 s");
    }

    @Test
    void a_problem_that_another_replaces_has_not_recovered(CapturedOutput output) {
        problems.raise("events-0", "redis: timed out");
        problems.raise("events-0", "a gap in the log");

        assertThat(output).contains("events-0: redis: timed out", "events-0: a gap in the log");
        assertThat(output).doesNotContain("recovered");
    }

    @Test
    void a_revoked_partition_has_not_recovered_and_its_problem_is_not_logged_again(CapturedOutput output) {
        problems.raise("events-0", "redis: timed out");
        problems.forget("events-0");
        assertThat(problems.current()).isEmpty();
        problems.raise("events-0", "redis: timed out");

        assertThat(output).containsOnlyOnce("redis: timed out").doesNotContain("recovered");
    }

    @Test
    void a_problem_that_begins_again_after_a_recovery_is_logged_again(CapturedOutput output) {
        problems.raise("events-0", "redis: timed out");
        clock.advance(Duration.ofSeconds(3));
        problems.clear("events-0");
        problems.raise("events-0", "redis: timed out");

        assertThat(output.getAll().split("redis: timed out", -1)).hasSize(3);
        assertThat(output).containsOnlyOnce("events-0: recovered after 3 s");
    }
}
