package gg.leaderboard.archive.deadletter;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The status of a dead letter. */
public enum DeadLetterStatus {
    OPEN,
    /** Resent; the result is not known yet. */
    SENT,
    /** Resent and counted. */
    RESOLVED,
    DISCARDED;

    /** As in the database and in JSON: {@code open}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeadLetterStatus of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
