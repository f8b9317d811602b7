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
 * Says with every answer which log is folded here, and refuses requests for another log before anything is done: an api that
 * was given the address of somebody else's archive must neither read nor change anything there. It comes before the filter that
 * receives bodies, which goes on in another dispatch.
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
        String asked = request.getHeader(TopicIdHeader.NAME);
        boolean isOurs = asked == null || log.matches(asked);
        log.id().ifPresent(id -> response.setHeader(TopicIdHeader.NAME, id));
        if (isOurs) {
            chain.doFilter(request, response);
        } else {
            problems.resolveException(request, response, null, refusal());
        }
    }

    private ProblemException refusal() {
        return log.id()
                .map(id -> ProblemException.conflict("This archive folds the topic " + Topics.GAME_EVENTS
                        + " with the id " + id + ", and the request is for another. Nothing was read or changed."))
                .orElseGet(() -> ProblemException.unavailable(
                        "It is not known yet which log this archive folds: Kafka is away."));
    }
}
