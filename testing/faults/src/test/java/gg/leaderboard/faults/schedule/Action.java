package gg.leaderboard.faults.schedule;

/**
 * One step of the workload.
 *
 * @param atMillis when it is due, since the start of the run; later if an earlier step of its lane takes longer
 * @param seed of everything random in it
 */
public record Action(long atMillis, Kind kind, long seed) {

    /** The steps of a lane are done one after the other. */
    public enum Lane {
        LOG,
        SCORES_1,
        SCORES_2,
        SCORES_3,
        OPERATOR,
        READS
    }

    /** What is done. */
    public enum Kind {
        /** A valid event to Kafka, by one of several codecs. */
        EVENT(Lane.LOG, 400),
        /** An event that was sent before. */
        DUPLICATE(Lane.LOG, 60),
        /** An event whose time is up to four days ago. */
        LATE(Lane.LOG, 60),
        /** A record that is no valid event. */
        MALFORMED(Lane.LOG, 30),
        /** Some events in a transaction, which is committed or aborted. */
        TRANSACTION(Lane.LOG, 8),
        /** A score over HTTP, which waits for its rank. */
        SUBMIT_1(Lane.SCORES_1, 40),
        SUBMIT_2(Lane.SCORES_2, 40),
        /** A score over HTTP that does not wait. */
        SUBMIT_ASYNC(Lane.SCORES_3, 40),
        /** A player is hidden, restored, removed from a board or erased. */
        MODERATE(Lane.OPERATOR, 6),
        /** A board is created, or begins a new season. */
        BOARD(Lane.OPERATOR, 4),
        /** A player's score is read. */
        READ(Lane.READS, 60),
        /** A rebuild begins, which changes the rules of a board. Only in some runs. */
        REBUILD(Lane.OPERATOR, 0),
        /** The standings of the rebuild become the live ones, if they have caught up. */
        SWITCH(Lane.OPERATOR, 0);

        private final Lane lane;
        private final int perRun;

        Kind(Lane lane, int perRun) {
            this.lane = lane;
            this.perRun = perRun;
        }

        public Lane lane() {
            return lane;
        }

        int perRun() {
            return perRun;
        }
    }
}
