package gg.leaderboard.api.kafka;

import java.util.Set;

/** The consumer groups of the services. */
public final class ServiceGroups {

    public static final String EVENTS = "event-logger-group";
    public static final String STATISTICS = "stats-aggregator-group";
    public static final String LEADERBOARDS = "leaderboard-manager-group";
    public static final String DEAD_LETTERS = "dlq-writer-group";

    /** All of them. */
    static final Set<String> ALL = Set.of(
            EVENTS,
            STATISTICS,
            LEADERBOARDS,
            DEAD_LETTERS,
            "leaderboard-processor",
            "leaderboard-moderation-relay",
            "leaderboard-score-relay");

    private ServiceGroups() {}
}
