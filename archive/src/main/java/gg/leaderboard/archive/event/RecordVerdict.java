package gg.leaderboard.archive.event;

import java.util.Locale;

/** The archive's verdict on a record of the log. */
public enum RecordVerdict {
    COUNTED,
    /** An event with the same id was counted before. */
    DUPLICATE,
    /** The record is invalid, and is a dead letter. */
    REJECTED;

    /** As in the database: {@code counted}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RecordVerdict of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
