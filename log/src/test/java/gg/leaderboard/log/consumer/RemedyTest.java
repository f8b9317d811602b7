package gg.leaderboard.log.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RemedyTest {

    private final CurrentProblems problems = new CurrentProblems("postgres", Clock.systemUTC());

    @Test
    void a_dropped_table_is_reported_with_the_remedy() {
        problems.raise("events", new SQLException("ERROR: relation \"events\" does not exist", "42P01"));

        assertThat(problems.current().get("events"))
                .contains("relation \"events\" does not exist", "Restore the database from a backup", "restart");
    }

    @Test
    void a_lost_postgresql_directory_is_reported_with_the_remedy() {
        problems.raise("events", new SQLException("ERROR: could not open file \"base/5/1259\"", "58P01"));

        assertThat(problems.current().get("events")).contains("could not open file", "delete it and restart");
    }

    @Test
    void a_full_disk_is_reported_with_the_remedy() {
        problems.raise("events", new SQLException("ERROR: could not extend file", "53100"));
        problems.raise("redis", new IllegalStateException("MISCONF Errors writing to the AOF file"));

        assertThat(problems.current().values()).hasSize(2).allMatch(message -> message.contains("Free some space"));
    }

    @Test
    void a_problem_that_resolves_itself_has_no_remedy() {
        problems.raise("kafka", new IllegalStateException("away"));

        assertThat(problems.current().get("kafka")).contains("away (since");
    }

    @Test
    void equal_problems_have_the_time_of_the_first_in_seconds() {
        Instant[] now = {Instant.parse("2026-11-29T10:00:00.271647430Z")};
        InstantSource time = () -> now[0];
        CurrentProblems timed = new CurrentProblems("redis", time.withZone(ZoneOffset.UTC));
        timed.raise("game-events-1", "away");
        now[0] = now[0].plusSeconds(7);
        timed.raise("game-events-0", "away");
        timed.raise("kafka", "slow");

        assertThat(timed.current())
                .containsEntry("game-events-0", "away (since 2026-11-29T10:00:00Z)")
                .containsEntry("game-events-1", "away (since 2026-11-29T10:00:00Z)")
                .containsEntry("kafka", "slow (since 2026-11-29T10:00:07Z)");
    }
}
