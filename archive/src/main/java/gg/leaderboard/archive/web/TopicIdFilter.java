package gg.leaderboard.archive.web;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.TopicIdHeader;
import gg.leaderboard.web.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Adds the id of the folded topic to every response, and rejects requests for another topic. An api with the address of
 * another installation's archive must neither read nor change anything in it. This filter runs before the filter that
 * receives bodies, which continues in another dispatch.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class TopicIdFilter extends OncePerRequestFilter {

    private final TopicIdMonitor log;
    private final HandlerExceptionResolver problems;

    TopicIdFilter(TopicIdMonitor log, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.log = log;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String requested = request.getHeader(TopicIdHeader.NAME);
        boolean matches = requested == null || log.matches(requested);
        log.id().ifPresent(id -> response.setHeader(TopicIdHeader.NAME, id));
        if (matches) {
            chain.doFilter(request, response);
        } else {
            problems.resolveException(request, response, null, refusal());
        }
    }

    private ProblemException refusal() {
        return log.id()
                .map(id -> ProblemException.conflict("This archive folds the topic " + Topics.GAME_EVENTS
                        + " with the id " + id + ". The request is for another topic. Nothing was read or changed."))
                .orElseGet(() -> ProblemException.unavailable(
                        "Kafka is unavailable, so the archive does not know yet which topic it folds."));
    }
}
