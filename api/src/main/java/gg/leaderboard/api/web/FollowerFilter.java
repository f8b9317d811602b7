package gg.leaderboard.api.web;

import gg.leaderboard.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Rejects all calls but reads in a region that follows: what is written there reaches no other region. */
@Component
@ConditionalOnBooleanProperty(name = "leaderboard.region.follower")
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class FollowerFilter extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String REFUSAL = "This region follows another one and serves reads only. Send this call to the"
            + " region that leads (leaderboard.region.follower).";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READS.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            ProblemWriter.write(new ServletServerHttpResponse(response), HttpStatus.CONFLICT, REFUSAL);
        }
    }
}
