package gg.leaderboard.standings.fold;

/**
 * About how many changes one update has. They limit how long a write blocks the store.
 *
 * @param live in a small batch of records
 * @param behind in a large batch, which shows that the partition is behind. A larger update costs less per record, and
 *     blocks the store longer
 */
public record UpdateLimits(int live, int behind) {

    private static final int LARGE_BATCH = 500;

    /** The same limit for all batches. */
    public static UpdateLimits of(int changes) {
        return new UpdateLimits(changes, changes);
    }

    /** The limit of the updates of a batch. */
    int ofBatch(int records) {
        return records < LARGE_BATCH ? live : Math.max(live, behind);
    }
}
