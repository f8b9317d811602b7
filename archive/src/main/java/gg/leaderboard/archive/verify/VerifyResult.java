package gg.leaderboard.archive.verify;

import java.util.Locale;

/** What the comparison of a board with the archive found. */
enum VerifyResult {
    EQUAL,
    UNEQUAL,
    /** It could not be compared. */
    FAILED,
    /** It has too many players to be compared. */
    SKIPPED;

    /** Whether to compare the board again soon. */
    boolean isOpen() {
        return this == UNEQUAL || this == FAILED;
    }

    /** As in metrics and in the database: {@code unequal}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
