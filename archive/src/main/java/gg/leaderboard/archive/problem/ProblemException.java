package gg.leaderboard.archive.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What the caller did wrong, or what cannot be done now, as it will be told. */
public final class ProblemException extends ErrorResponseException {

    private final String detail;

    /** @param detail a sentence that names what is wrong */
    public ProblemException(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
        this.detail = detail;
    }

    /** A parameter or field of the request is at fault. */
    public static ProblemException badRequest(String parameter, String problem) {
        ProblemException e = new ProblemException(HttpStatus.BAD_REQUEST, parameter + " " + problem + ".");
        e.getBody().setProperty("parameter", parameter);
        return e;
    }

    /** The sentence that names what is wrong. */
    public String detail() {
        return detail;
    }
}
