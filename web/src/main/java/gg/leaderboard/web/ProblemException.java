package gg.leaderboard.web;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What the caller did wrong, or what the service cannot do now. The answer says it in these words. */
public final class ProblemException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    /**
     * A problem with this status.
     *
     * @param detail a sentence that names what is wrong
     */
    public ProblemException(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
        this.detail = detail;
    }

    public static ProblemException badRequest(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, detail);
    }

    /** A parameter that is wrong: 400 that names it, with a sentence of its own. */
    public static ProblemException badParameter(String parameter, String detail) {
        return badRequest(detail).with("parameter", parameter);
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, detail);
    }

    /** What cannot be done in the current state: 409. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(HttpStatus.CONFLICT, detail);
    }

    /** What cannot be done now: 503. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    /**
     * A server that is needed does not answer, so it is worth trying again in a second.
     *
     * @param servers which, in lower case
     */
    public static ProblemException unavailable(String detail, List<String> servers) {
        ProblemException problem = unavailable(detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem.with("away", servers);
    }

    /** Redis is away, so there are no standings to read. */
    public static ProblemException redisUnavailable() {
        return unavailable("The standings cannot be read now: Redis is away.", List.of("redis"));
    }

    /**
     * There are standings, and they cannot be read as they are.
     *
     * @param why names what differs, and the remedy
     */
    public static ProblemException standingsUnreadable(String why) {
        return unavailable("The standings cannot be read now: " + why + ".");
    }

    /** The topic of leaderboards lacks some that are known, so none can be made or changed. */
    public static ProblemException definitionsLost(RuntimeException e) {
        return unavailable("Leaderboards cannot be looked up or changed now: " + e.getMessage() + ".");
    }

    /** Adds a member to the problem for programs to read. */
    public ProblemException with(String member, Object value) {
        getBody().setProperty(member, value);
        return this;
    }

    /** The sentence that names what is wrong. */
    public String detail() {
        return detail;
    }
}
