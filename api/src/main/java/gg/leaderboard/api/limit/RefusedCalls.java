package gg.leaderboard.api.limit;

import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.RefusalLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The limit of calls with wrong credentials or without the role. Callers with valid credentials are not counted with others. */
@Component
final class RefusedCalls implements RefusalLimit {

    private final ClientResolver clients;
    private final CallLimits limits;
    private final LimitMetrics metrics;

    RefusedCalls(ClientResolver clients, CallLimits limits, LimitMetrics metrics) {
        this.clients = clients;
        this.limits = limits;
        this.metrics = metrics;
    }

    @Override
    public Optional<ProblemException> charge(HttpServletRequest request) {
        metrics.refused();
        return Optional.ofNullable(clients.of(request)).flatMap(client -> limits.problem(CallGroup.REFUSED, client));
    }
}
