package gg.leaderboard.api.web;

import gg.leaderboard.web.OriginFilter;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Applies the CORS rules to HTTP and WebSocket requests. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ApiOriginFilter extends OriginFilter {

    ApiOriginFilter(CorsProperties properties, ServerProperties server) {
        super(
                new CorsRules(properties.allowedOrigins(), server.getAddress()),
                "Pages of this origin must not make this call. Allowed origins: leaderboard.api.cors.allowed-origins.");
    }
}
