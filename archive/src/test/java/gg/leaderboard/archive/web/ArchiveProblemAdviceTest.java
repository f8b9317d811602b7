package gg.leaderboard.archive.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandTimeoutException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;

class ArchiveProblemAdviceTest {

    private final ArchiveProblemAdvice advice = new ArchiveProblemAdvice();
    private final ServletWebRequest request =
            new ServletWebRequest(new MockHttpServletRequest(), new MockHttpServletResponse());

    @Test
    void a_failure_of_redis_does_not_name_postgresql() {
        RedisCommandTimeoutException late = new RedisCommandTimeoutException("late");

        assertThat(told(new RedisConnectionFailureException("refused"))).endsWith("Redis is unavailable.");
        assertThat(told(new RedisSystemException("broken", new IllegalStateException())))
                .endsWith("Redis is unavailable.");
        assertThat(told(new QueryTimeoutException("late", late))).endsWith("Redis is unavailable.");
    }

    @Test
    void a_failure_of_postgresql_names_postgresql() {
        assertThat(told(new DataAccessResourceFailureException("refused"))).endsWith("PostgreSQL is unavailable.");
        assertThat(told(new QueryTimeoutException("late"))).endsWith("PostgreSQL is unavailable.");
    }

    @Test
    void an_unexpected_exception_is_a_problem() {
        ProblemDetail problem = problem(advice.unexpected(new IllegalStateException("a fault of ours"), request));

        assertThat(problem.getStatus()).isEqualTo(500);
        assertThat(problem.getProperties()).containsEntry("success", false).containsKey("error");
        assertThat(problem.getDetail()).doesNotContain("a fault of ours");
    }

    private String told(DataAccessException failure) {
        ProblemDetail problem = problem(advice.databaseFailed(failure, request));
        assertThat(problem.getStatus()).isEqualTo(503);
        return Objects.requireNonNull(problem.getDetail());
    }

    private static ProblemDetail problem(@Nullable ResponseEntity<Object> answer) {
        return (ProblemDetail)
                Objects.requireNonNull(Objects.requireNonNull(answer).getBody());
    }
}
