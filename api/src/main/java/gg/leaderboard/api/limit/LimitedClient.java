package gg.leaderboard.api.limit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A client whose calls are counted.
 *
 * @param id the id of the caller, or {@code address:} and an IPv4 address or the first 64 bits of an IPv6 address
 * @param factor how many times the configured limits this client has
 */
public record LimitedClient(String id, int factor) {

    private static final String ATTRIBUTE = LimitedClient.class.getName();

    /** The client of a request; null if it is not limited. */
    public static @Nullable LimitedClient of(HttpServletRequest request) {
        return (LimitedClient) request.getAttribute(ATTRIBUTE);
    }

    /** The client of the request that this thread handles; null if it is not limited or there is no request. */
    static @Nullable LimitedClient current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : null;
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
