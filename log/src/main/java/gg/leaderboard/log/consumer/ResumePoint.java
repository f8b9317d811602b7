package gg.leaderboard.log.consumer;

/** Computes where to resume reading a partition, from the store's progress and the log's offsets. */
public final class ResumePoint {

    /** The progress of a store that has no records of a partition. */
    public static final long NOTHING = -1;

    private ResumePoint() {}

    /**
     * Returns the first offset to read.
     *
     * @param store the store's name in messages: "the standings"
     * @param progress the last offset that the whole store has, or {@link #NOTHING}
     * @param trimmedIsAccepted whether an empty store may start at the beginning of a log whose first records were deleted
     * @throws LogGapException if records between the store's progress and the log were deleted
     */
    public static long of(String store, long progress, OffsetRange log, boolean trimmedIsAccepted) {
        long next = progress + 1;
        if (next > log.end()) {
            throw LogGapException.missing("%s end at %d, after the end of the log at %d: the log has lost records"
                    .formatted(store, progress, log.end()));
        }
        if (next >= log.start()) {
            return next;
        }
        // An empty store must not silently miss the deleted beginning of a trimmed log.
        if (progress == NOTHING && trimmedIsAccepted) {
            return log.start();
        }
        String has = progress == NOTHING ? "have no records of it" : "end at " + progress;
        throw LogGapException.missing(
                "%s %s, and the log's records before %d have been deleted".formatted(store, has, log.start()));
    }
}
