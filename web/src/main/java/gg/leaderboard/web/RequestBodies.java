package gg.leaderboard.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** Tells from the headers of a request whether it has a body. */
public final class RequestBodies {

    private static final Set<String> WITHOUT_USE = Set.of("GET", "HEAD", "OPTIONS");

    private RequestBodies() {}

    /** Whether a body follows. */
    public static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || isChunked(request);
    }

    static boolean isChunked(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** Whether no call with the method of this request uses a body. */
    static boolean isUnused(HttpServletRequest request) {
        return WITHOUT_USE.contains(request.getMethod());
    }
}
