package gg.leaderboard.api.web;

import gg.leaderboard.web.RequestPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The CORS rules. Reads are open to all origins: browsers send no credentials by themselves, so a page reads only what is
 * public, or what its own API key may read. The calls below {@code /api/v1/admin}, {@code verify} and the list of hidden players are open to configured
 * origins only.
 */
final class CorsRules implements CorsConfigurationSource {

    // Matched in the same way as handlers, so that no encoding of a path bypasses the rules.
    private static final List<PathPattern> FOR_OPERATORS = Stream.of(
                    "/api/v1/admin/**", "/api/v1/leaderboards/{leaderboard_id}/verify", "/api/v1/players/hidden")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();
    private static final List<String> ON_THIS_MACHINE = List.of("http://localhost:[*]", "http://127.0.0.1:[*]");
    private static final List<String> READS = List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());
    private static final List<String> ALL_METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private final CorsConfiguration reads = rules(List.of(CorsConfiguration.ALL), READS);
    private final CorsConfiguration writes;
    private final CorsConfiguration operators;

    /**
     * @param configured origins that may make every call
     * @param bound the address that the api listens on; null for all addresses
     */
    CorsRules(List<String> configured, @Nullable InetAddress bound) {
        boolean onLoopback = bound != null && bound.isLoopbackAddress();
        this.operators = rules(configured, ALL_METHODS);
        this.writes = rules(
                onLoopback
                        ? Stream.concat(configured.stream(), ON_THIS_MACHINE.stream())
                                .toList()
                        : configured,
                ALL_METHODS);
    }

    private static CorsConfiguration rules(List<String> origins, List<String> methods) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOriginPatterns(origins);
        rules.setAllowedMethods(methods);
        rules.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        rules.setExposedHeaders(List.of(
                HttpHeaders.RETRY_AFTER,
                HttpHeaders.LOCATION,
                HttpHeaders.ETAG,
                "As-Of",
                "As-Of-Lag",
                "Preference-Applied",
                "RateLimit",
                "RateLimit-Policy"));
        rules.setMaxAge(Duration.ofHours(1));
        return rules;
    }

    @Override
    public CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        PathContainer path = RequestPaths.of(request);
        if (FOR_OPERATORS.stream().anyMatch(pattern -> pattern.matches(path))) {
            return operators;
        }
        return READS.contains(method(request)) ? reads : writes;
    }

    private static String method(HttpServletRequest request) {
        return CorsUtils.isPreFlightRequest(request)
                ? Objects.requireNonNull(request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD))
                : request.getMethod();
    }
}
