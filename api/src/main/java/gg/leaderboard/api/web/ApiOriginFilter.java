package gg.leaderboard.api.web;

import gg.leaderboard.web.ProblemWriter;
import java.io.IOException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Lets pages of other sites in, or not: one rule for HTTP and WebSocket. Callers that are no browsers are not concerned. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ApiOriginFilter extends CorsFilter {

    ApiOriginFilter(CorsProperties properties, ServerProperties server) {
        super(new CorsRules(properties.allowedOrigins(), server.getAddress()));
        setCorsProcessor(new Rejection());
    }

    private static final class Rejection extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            ProblemWriter.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "Pages of this origin may not make this call; leaderboard.api.cors.allowed-origins names those that may.");
        }
    }
}
