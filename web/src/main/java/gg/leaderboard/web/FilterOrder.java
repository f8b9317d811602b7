package gg.leaderboard.web;

import org.springframework.core.Ordered;

/** The order of the filters of every service. Filters that check hosts and origins come before them. */
public final class FilterOrder {

    /** The limit of concurrent requests. From here on, filters also handle the dispatch after a wait. */
    public static final int CONCURRENCY = Ordered.HIGHEST_PRECEDENCE + 9;

    /** Identifies the callers of requests with large bodies, which are not received if the caller is refused. */
    public static final int CALLERS_OF_LARGE_BODIES = CONCURRENCY + 1;

    /** Receives bodies. */
    public static final int BODIES = CALLERS_OF_LARGE_BODIES + 1;

    /** Identifies callers. A client reads a refusal reliably only after it has sent the body. */
    public static final int CALLERS = BODIES + 1;

    private FilterOrder() {}
}
