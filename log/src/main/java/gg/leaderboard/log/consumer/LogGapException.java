package gg.leaderboard.log.consumer;

import java.time.Instant;

/**
 * Records between a store's progress and the log were deleted, or other records have the offsets of those that the store has.
 * Continuing would count wrongly.
 */
public final class LogGapException extends RuntimeException {

    private final String message;

    private LogGapException(String message) {
        this.message = message;
    }

    static LogGapException missing(String gap) {
        return new LogGapException(gap + "; they must be restored from elsewhere");
    }

    /**
     * @param folded the log time of the record that the store has at {@code offset}
     * @param found the log time of the record that the log has there
     */
    static LogGapException replaced(long offset, Instant folded, Instant found) {
        return new LogGapException(
                ("the log has lost records: its record at %d is of %s, and the record that was read there"
                                + " before is of %s; the topic must be deleted, after a copy of its new records")
                        .formatted(offset, found, folded));
    }

    @Override
    public String getMessage() {
        return message;
    }
}
