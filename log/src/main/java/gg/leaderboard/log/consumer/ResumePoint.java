package gg.leaderboard.log.consumer;

/** Where a partition of the log is to be read on, from what a store and the log say of each other. */
public final class ResumePoint {

    /** The progress of a store that has nothing of a partition. */
    public static final long NOTHING = -1;

    private ResumePoint() {}

    /**
     * @param store what the store is called in messages: "the standings"
     * @param progress the last offset that all of the store has, or {@link #NOTHING}
     * @param trimmedIsAccepted whether a log that lost its head may be read as if it began there
     * @throws LogGapException if records between the store and the log are gone
     */
    public static long of(String store, long progress, OffsetRange log, boolean trimmedIsAccepted) {
        long next = progress + 1;
        if (next > log.end()) {
            throw new LogGapException("%s end at %d, past the log's end at %d: the log lost records"
                    .formatted(store, progress, log.end()));
        }
        if (next >= log.start()) {
            return next;
        }
        // Read as the beginning only where it is one: of a trimmed log the store would silently miss the head.
        if (progress == NOTHING && trimmedIsAccepted) {
            return log.start();
        }
        String has = progress == NOTHING ? "have nothing of it" : "end at " + progress;
        throw new LogGapException(
                "%s %s, and the log's records before %d have been deleted".formatted(store, has, log.start()));
    }
}
