package gg.leaderboard.web;

import org.springframework.core.Ordered;

/** The order of the filters of every service. Filters that check hosts and origins come before them. */
public final class FilterOrder {

    /** The limit of concurrent requests. From here on, filters also handle the dispatch after a wait. */
    public static final int CONCURRENCY = Ordered.HIGHEST_PRECEDENCE + 9;

    /** Identifies the callers of requests with bodies, which are not kept if the caller is refused. */
    public static final int CALLERS_WITH_BODIES = CONCURRENCY + 1;

    /** Receives bodies. */
    public static final int BODIES = CALLERS_WITH_BODIES + 1;

    /** Identifies all other callers. */
    public static final int CALLERS = BODIES + 1;

    private FilterOrder() {}
}
