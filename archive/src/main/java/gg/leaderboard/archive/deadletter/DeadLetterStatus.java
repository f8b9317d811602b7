package gg.leaderboard.archive.deadletter;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What has become of a dead letter. */
public enum DeadLetterStatus {
    OPEN,
    /** Sent again; what came of it is not known yet. */
    SENT,
    /** Sent again, and counted. */
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
