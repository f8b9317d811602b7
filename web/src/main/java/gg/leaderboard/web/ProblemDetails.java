package gg.leaderboard.web;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** What every problem has in common. */
public final class ProblemDetails {

    // More than any sentence of ours has, so it cuts only what quotes input at length.
    private static final int MAX_DETAIL = 1000;
    private static final int MAX_INSTANCE = 200;

    private ProblemDetails() {}

    /** @param detail a sentence that names what is wrong; null where no more is known than the status */
    public static ProblemDetail of(HttpStatusCode status, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setDetail(detail);
        return complete(problem);
    }

    /** Adds the members that clients of our other answers look at. */
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

    /** The address of a request, cut where it is long; without one, Spring names all of it. */
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

    /** The beginning of {@code text}, up to {@code most} characters. */
    static @Nullable String shortened(@Nullable String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
