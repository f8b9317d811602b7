package gg.leaderboard.web;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** The common parts of all problems. */
public final class ProblemDetails {

    // Longer than any message of this project, so it only truncates long quotes of input.
    private static final int MAX_DETAIL = 1000;
    private static final int MAX_INSTANCE = 200;

    private ProblemDetails() {}

    /**
     * Creates a problem.
     *
     * @param detail a sentence that names the problem; null if only the status is known
     */
    public static ProblemDetail of(HttpStatusCode status, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setDetail(detail);
        return complete(problem);
    }

    /** Adds the members that all errors of this project have. */
    public static ProblemDetail complete(ProblemDetail problem) {
        HttpStatus status = HttpStatus.resolve(problem.getStatus());
        String title = status == null ? "Error" : status.getReasonPhrase();
        problem.setTitle(title);
        problem.setDetail(shortened(problem.getDetail(), MAX_DETAIL));
        URI instance = problem.getInstance();
        if (instance != null) {
            problem.setInstance(cut(instance.toString()));
        }
        problem.setProperty("success", false);
        problem.setProperty("error", Objects.requireNonNullElse(problem.getDetail(), title));
        return problem;
    }

    /** The URI of a request, truncated if it is long. Without an instance, Spring would set the full URI. */
    public static URI instance(WebRequest request) {
        return cut(((ServletWebRequest) request).getRequest().getRequestURI());
    }

    private static URI cut(String uri) {
        String head = uri.length() <= MAX_INSTANCE
                ? uri
                : uri.substring(0, MAX_INSTANCE).replaceFirst("%.?$", "");
        try {
            return URI.create(head);
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }

    /** The first {@code most} characters of {@code text}. */
    static @Nullable String shortened(@Nullable String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
