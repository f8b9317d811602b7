package gg.leaderboard.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Restricts what browsers let the dashboard do, regardless of the content of a player's name. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeadersFilter extends OncePerRequestFilter {

    // 'self' includes WebSocket connections to the same host and port.
    private static final String POLICY = "default-src 'self'; connect-src 'self'; img-src 'self' data:;"
            + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'self'";

    // Swagger UI's images contain inline styles. It never shows a player's name.
    private static final String SWAGGER_UI = "/swagger-ui/";
    private static final String SWAGGER_UI_POLICY = POLICY + " 'unsafe-inline'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean swagger = request.getRequestURI().startsWith(request.getContextPath() + SWAGGER_UI);
        response.setHeader("Content-Security-Policy", swagger ? SWAGGER_UI_POLICY : POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        // Cacheable responses, which are files and standings, override this header.
        response.setHeader(HttpHeaders.CACHE_CONTROL, swagger ? "no-cache" : "no-store");
        chain.doFilter(request, response);
    }
}
