package gg.leaderboard.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.console.Overview.OverviewProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis does not respond | redis | Start Redis",
                "kafka does not respond | kafka | Start Kafka",
                "no processor is running, so nothing is counted | processor | Start a processor",
                "the processor 7c1d has not reported for 4 s | processor | Look at the process",
                "the processor reports game-events-0: redis: connection refused | redis | Start Redis",
                "the processor reports game-events-0: records 0 to 4 have been deleted | processor | Start the archive",
                "no records are counted after offset 4 of game-events-1 | processor | Look at the age",
                "no processor reads game-events-1, game-events-2 | processor | Wait for the end",
                "the state of the processors is not known yet | api | Wait",
                "the standings in Redis cannot be read: WRONGTYPE | redis | Search for this text",
                "API keys cannot be checked: unread | kafka | Let the api read",
                "The archive is unavailable. | archive | Start the archive",
                "The archive is processing too many requests. Try again later. | archive | Wait.",
                "The archive cannot be read now: PostgreSQL is unavailable. | archive | Start the database",
                "the topics and groups of Kafka cannot be read: refused | kafka | Look at the brokers",
                "the consumer group g cannot be read: Not authorized | kafka | Allow the api's user",
                "something else | api | Search for this text"
            })
    void a_problem_names_its_service_and_remedy(String message, String service, String remedy) {
        OverviewProblem problem = Problems.of(message);

        assertThat(problem.service()).isEqualTo(service);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.remedy()).startsWith(remedy).endsWith(".");
    }

    @Test
    void a_problem_of_a_known_service_keeps_it() {
        assertThat(Problems.of("archive", "it is busy").service()).isEqualTo("archive");
    }
}
