package gg.leaderboard.archive.web;

import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What the caller did wrong, or what cannot be done now, as it will be told. */
public final class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private Problem(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    /**
     * A problem with this status.
     *
     * @param detail a sentence that names what is wrong
     */
    public static Problem of(HttpStatus status, String detail) {
        return new Problem(status, detail);
    }

    /** As {@link #parameter}, of a problem that reads on after the parameter's name: {@code must be …; was …}. */
    public static Problem badRequest(String parameter, String problem) {
        return parameter(parameter, parameter + " " + problem + ".");
    }

    /** A parameter that is wrong: 400 that names it, with a sentence of its own. */
    public static Problem parameter(String parameter, String detail) {
        Problem problem = new Problem(HttpStatus.BAD_REQUEST, detail);
        problem.getBody().setProperty("parameter", parameter);
        return problem;
    }

    /** What cannot be done as things are now: 409. */
    public static Problem conflict(String detail) {
        return new Problem(HttpStatus.CONFLICT, detail);
    }

    /** What cannot be done while a server is away: 503. */
    public static Problem unavailable(String detail) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    public static Problem notFound(String detail) {
        return new Problem(HttpStatus.NOT_FOUND, detail);
    }

    /** The sentence that names what is wrong. */
    public String detail() {
        return Objects.requireNonNull(getBody().getDetail());
    }
}
