package gg.leaderboard.api.web;

import gg.leaderboard.web.ProblemWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Lets pages of other sites in, or not: one rule for HTTP and WebSocket. Callers that are no browsers are not concerned. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OriginFilter extends CorsFilter {

    OriginFilter(CorsProperties properties) {
        super(request -> rules(properties));
        setCorsProcessor(new Rejection());
    }

    private static CorsConfiguration rules(CorsProperties properties) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOriginPatterns(properties.allowedOrigins());
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        rules.setExposedHeaders(List.of(
                HttpHeaders.RETRY_AFTER,
                HttpHeaders.LOCATION,
                HttpHeaders.ETAG,
                "As-Of",
                "As-Of-Lag",
                "Preference-Applied"));
        rules.setMaxAge(Duration.ofHours(1));
        return rules;
    }

    private static final class Rejection extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            ProblemWriter.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "Pages of this origin may not make this call; leaderboard.api.cors.allowed-origins says which may.");
        }
    }
}
