package gg.leaderboard.log.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.testing.AdvancingClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

@ExtendWith(OutputCaptureExtension.class)
class CurrentProblemsTest {

    private final AdvancingClock clock = new AdvancingClock();
    private final CurrentProblems problems = new CurrentProblems("redis", clock);

    @BeforeEach
    void logRecoveries() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(getClass().getPackageName(), LogLevel.INFO);
    }

    @AfterEach
    void logWarnings() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(getClass().getPackageName(), null);
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
    void an_unavailable_server_is_logged_once_a_minute_for_all_folds_and_partitions(CapturedOutput output) {
        ServerOutages outages = new ServerOutages(clock);
        List<CurrentProblems> folds = Stream.generate(() -> new CurrentProblems("postgres", clock, outages))
                .limit(3)
                .toList();
        for (int second = 0; second < 150; second++) {
            for (CurrentProblems fold : folds) {
                String text = List.of("refused", "timed out", "starting up").get(second % 3);
                fold.raise("events-" + second % 6, new DataAccessResourceFailureException(text));
            }
            clock.advance(Duration.ofSeconds(1));
        }
        folds.forEach(fold -> Set.copyOf(fold.current().keySet()).forEach(fold::clear));

        assertThat(logged(output))
                .containsExactly(
                        "postgres: refused",
                        "postgres: refused",
                        "postgres: refused",
                        "postgres: recovered after 150 s");
    }

    @Test
    void a_remedy_is_logged_during_an_outage(CapturedOutput output) {
        problems.raise("events-0", new QueryTimeoutException("timed out"));
        problems.raise("events-0", new QueryTimeoutException("MISCONF"));
        problems.raise("events-1", new QueryTimeoutException("MISCONF"));

        assertThat(logged(output))
                .containsExactly(
                        "redis: timed out",
                        "redis: MISCONF. Free some space on its disk; the service then resumes by itself");
    }

    @Test
    void the_server_that_is_unavailable_is_named_once(CapturedOutput output) throws ReflectiveOperationException {
        CurrentProblems archive = new CurrentProblems("cassandra", clock);
        archive.raise(CurrentProblems.KAFKA, new TimeoutException("Kafka is away"));
        archive.raise("events-0", new DataAccessResourceFailureException("query", new SQLException("Closed")));
        archive.raise("events-1", new DataAccessResourceFailureException("Cassandra is away"));
        // A literal name in the product: this module does not declare the client.
        Exception redis = (Exception) Class.forName("io.lettuce.core.RedisException")
                .getConstructor(String.class)
                .newInstance("Redis is away");
        archive.raise("events-2", new QueryTimeoutException("read", redis));

        assertThat(logged(output))
                .containsExactly(
                        "kafka: Kafka is away",
                        "postgres: Closed",
                        "cassandra: Cassandra is away",
                        "redis: Redis is away");
        assertThat(archive.current().get("events-2")).startsWith("redis: Redis is away (since");
    }

    private static List<String> logged(CapturedOutput output) {
        return output.getAll()
                .lines()
                .map(line -> line.replaceFirst(".*(?=(kafka|redis|postgres|cassandra): )", ""))
                .toList();
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
