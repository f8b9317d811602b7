package gg.leaderboard.archive.store;

import java.util.Locale;

/** The folds of the archive, each with its own progress and its own consumer group. */
public enum FoldName {
    EVENTS("event-logger-group"),
    STATISTICS("stats-aggregator-group"),
    LEADERBOARDS("leaderboard-manager-group");

    private final String group;

    FoldName(String group) {
        this.group = group;
    }

    /** Its consumer group, for displays of lag. */
    public String group() {
        return group;
    }

    /** As in the database: {@code events}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
