package gg.leaderboard.archive.event;

import java.util.Locale;

/** What became of a record of the log. */
public enum RecordVerdict {
    COUNTED,
    /** An event with its id came earlier. */
    DUPLICATE,
    /** It could not be read, and is a dead letter. */
    REJECTED;

    /** As in the database: {@code counted}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RecordVerdict of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
