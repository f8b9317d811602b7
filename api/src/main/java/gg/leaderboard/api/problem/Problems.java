package gg.leaderboard.api.problem;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** What every problem has in common. */
final class Problems {

    private Problems() {}

    /** @param detail a sentence that names what is wrong; null where no more is known than the status */
    static ProblemDetail of(HttpStatusCode status, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setDetail(detail);
        return complete(problem);
    }

    /** Adds the members that clients of our other answers look at. */
    static ProblemDetail complete(ProblemDetail problem) {
        HttpStatus status = HttpStatus.resolve(problem.getStatus());
        String title = status == null ? "Error" : status.getReasonPhrase();
        problem.setTitle(title);
        problem.setProperty("success", false);
        problem.setProperty("error", Objects.requireNonNullElse(problem.getDetail(), title));
        return problem;
    }
}
