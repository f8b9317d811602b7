package gg.leaderboard.api.limit;

import gg.leaderboard.web.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The number of open WebSockets and event streams of each limited client, on this process. Thread-safe. */
@Component
public final class OpenConnections {

    private static final long RETRY_SECONDS = 10;

    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final int most;

    OpenConnections(CallLimitProperties properties) {
        this.most = properties.connections();
    }

    /** Returns the problem if the client cannot open another connection: 429. */
    public Optional<ProblemException> problem(@Nullable LimitedClient client) {
        return client != null && open.getOrDefault(client.id(), 0) >= most(client)
                ? Optional.of(CallLimits.refusal(
                        "Too many connections: this client may have " + most(client)
                                + " open WebSockets and event streams (leaderboard.limits.connections). Close one first.",
                        RETRY_SECONDS))
                : Optional.empty();
    }

    /**
     * Counts a connection until {@link #closed}.
     *
     * @param client null for a client that is not limited
     * @return whether it is within the limit
     */
    public boolean opened(@Nullable LimitedClient client) {
        return client == null || open.merge(client.id(), 1, Integer::sum) <= most(client);
    }

    /** Ends what {@link #opened} began. */
    public void closed(@Nullable LimitedClient client) {
        if (client != null) {
            open.computeIfPresent(client.id(), (id, count) -> count == 1 ? null : count - 1);
        }
    }

    private long most(LimitedClient client) {
        return (long) most * client.factor();
    }
}
