package gg.leaderboard.api.limit;

import gg.leaderboard.standings.definition.Rate;
import gg.leaderboard.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;

/**
 * Counts the requests of limited clients, and refuses those above the limit with 429. Responses to limited clients have the
 * headers of <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">draft-ietf-httpapi-ratelimit-headers</a>
 * since version 08.
 */
final class RateLimitFilter extends HttpFilter {

    private static final String LIMIT = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";
    private static final String COUNTED = RateLimitFilter.class.getName();

    private final transient ClientResolver clients;
    private final transient CallLimits limits;

    RateLimitFilter(ClientResolver clients, CallLimits limits) {
        this.clients = clients;
        this.limits = limits;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(COUNTED) != null) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(COUNTED, true);
        LimitedClient client = clients.of(request);
        CallGroup group = client == null ? null : CallGroup.of(request);
        if (client == null || group == null) {
            chain.doFilter(request, response);
            return;
        }
        RateDecision decision = limits.take(group, client);
        describe(response, group, decision);
        if (decision.allowed()) {
            client.attachTo(request);
            chain.doFilter(request, response);
        } else {
            refuse(response, group, decision);
        }
    }

    private static void describe(HttpServletResponse response, CallGroup group, RateDecision decision) {
        Rate rate = decision.rate();
        String name = '"' + group.label() + '"';
        response.setHeader(
                POLICY, name + ";q=" + rate.count() + ";w=" + rate.period().toSeconds());
        response.setHeader(LIMIT, name + ";r=" + decision.remaining() + ";t=" + decision.resetSeconds());
    }

    private static void refuse(HttpServletResponse response, CallGroup group, RateDecision decision)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(decision.retrySeconds()));
        ProblemWriter.write(
                new ServletServerHttpResponse(response),
                HttpStatus.TOO_MANY_REQUESTS,
                CallLimits.explain(group, decision));
    }
}
