package gg.leaderboard.standings.profile;

import java.util.Locale;

/**
 * The counters of a profile, in the order in which the API lists them. Redis, PostgreSQL, the API and the dashboard use
 * this table. A new counter also needs a row in {@code EffectTable} of the fold, and a migration that adds its column.
 */
public enum ProfileCounter {
    TOTAL_SCORE("The points of all events."),
    EVENTS_COUNT("All events of the player.", "total_events"),
    GAMES_JOINED("`player_joined`."),
    KILLS("The actions `kill` and `headshot`."),
    DEATHS("`player_died`."),
    ASSISTS("The action `assist`."),
    WINS("`match_ended` with the outcome `win`."),
    LOSSES("`match_ended` with the outcome `loss`."),
    CURRENT_STREAK("Kills since the last death."),
    BEST_STREAK("The most kills without a death.");

    private final String field = name().toLowerCase(Locale.ROOT);
    private final String counted;
    private final String column;

    ProfileCounter(String counted) {
        this.counted = counted;
        this.column = field;
    }

    ProfileCounter(String counted, String column) {
        this.counted = counted;
        this.column = column;
    }

    /** The field of the hash in Redis and of the API's JSON. */
    public String field() {
        return field;
    }

    /** The column of {@code player_statistics}. */
    public String column() {
        return column;
    }

    /** A description of the counter, in Markdown for the API's documentation. */
    public String counted() {
        return counted;
    }
}
