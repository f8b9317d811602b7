package gg.leaderboard.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An error of the caller, or a temporary failure of the service. The response contains this message. */
public final class ProblemException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private final String detail;
    private boolean standingsUnreadable;

    /**
     * A problem with this status.
     *
     * @param detail a sentence that names the problem
     */
    public ProblemException(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
        this.detail = detail;
    }

    public static ProblemException badRequest(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, detail);
    }

    /** An invalid parameter: 400 with the name of the parameter and the given message. */
    public static ProblemException badParameter(String parameter, String detail) {
        return badRequest(detail).with("parameter", parameter);
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, detail);
    }

    /** A conflict with the current state: 409. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(HttpStatus.CONFLICT, detail);
    }

    /** A temporary failure: 503. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    /**
     * A required server is unavailable. The response recommends a retry after one second.
     *
     * @param servers the unavailable servers, in lower case
     */
    public static ProblemException unavailable(String detail, List<String> servers) {
        ProblemException problem = unavailable(detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem.with("away", servers);
    }

    /** Redis is unavailable, so no standings can be read. */
    public static ProblemException redisUnavailable() {
        return unavailable("The standings cannot be read now: Redis is unavailable.", List.of("redis"))
                .withUnreadableStandings();
    }

    /**
     * Standings exist, but cannot be read in their current form.
     *
     * @param why the difference and the remedy
     */
    public static ProblemException standingsUnreadable(String why) {
        return unavailable("The standings cannot be read now: " + why + ".").withUnreadableStandings();
    }

    private ProblemException withUnreadableStandings() {
        standingsUnreadable = true;
        return this;
    }

    /** Whether no standings can be read now. False for a problem with one board or window. */
    public boolean areStandingsUnreadable() {
        return standingsUnreadable;
    }

    /** The topic of leaderboards has lost records, so no leaderboard can be created or changed. */
    public static ProblemException definitionsLost(RuntimeException e) {
        return unavailable("Leaderboards cannot be read or changed now: " + e.getMessage() + ".");
    }

    /** Adds a machine-readable member to the problem. */
    public ProblemException with(String member, Object value) {
        getBody().setProperty(member, value);
        return this;
    }

    /** The invalid field of the request, if the problem names one, and otherwise {@code unnamed}. */
    public String field(String unnamed) {
        Map<String, Object> members = getBody().getProperties();
        return members != null && members.get("field") instanceof String field ? field : unnamed;
    }

    /** The sentence that names the problem. */
    public String detail() {
        return detail;
    }
}
