package gg.leaderboard.archive.store;

import java.util.Locale;

/** The store that the fold of current standings writes to. */
public enum StandingsStore {
    POSTGRES,
    CASSANDRA;

    /** As in configuration and messages: {@code cassandra}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
