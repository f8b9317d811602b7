package gg.leaderboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;

/** Finds the API key or token of a request. */
final class Credentials {

    static final String API_KEY = "X-API-Key";

    private static final String BEARER = "bearer ";
    private static final Set<String> IN_QUERY = Set.of("token", "access_token", "api_key", "apikey");

    private Credentials() {}

    /**
     * Returns what the caller sent; empty for a caller without credentials.
     *
     * @throws BadCredentialsException if there are several, in another scheme, or in the URL
     */
    static Optional<String> of(HttpServletRequest request) {
        requireNoneInUrl(request.getQueryString());
        String key = request.getHeader(API_KEY);
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (key != null && authorization != null) {
            throw new BadCredentialsException("Send either X-API-Key or Authorization, not both.");
        }
        return Optional.ofNullable(authorization == null ? key : bearer(authorization));
    }

    private static String bearer(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw new BadCredentialsException("Authorization must be Bearer, followed by an API key or a token.");
        }
        return authorization.substring(BEARER.length()).strip();
    }

    // URLs are logged by proxies and kept by browsers.
    private static void requireNoneInUrl(@Nullable String query) {
        if (query == null) {
            return;
        }
        for (String parameter : query.split("&", -1)) {
            String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
            if (IN_QUERY.contains(name)) {
                throw new BadCredentialsException("The URL must not contain credentials (" + name
                        + "): send them in Authorization or X-API-Key, or over WebSocket in the first message.");
            }
        }
    }
}
