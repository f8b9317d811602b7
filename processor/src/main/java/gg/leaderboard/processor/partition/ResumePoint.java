package gg.leaderboard.processor.partition;

import gg.leaderboard.standings.fold.StandingsUpdate;

/** Where a partition of the log is to be read on, from what the standings and the log say of each other. */
final class ResumePoint {

    private ResumePoint() {}

    /**
     * @param lowest last offset that every shard has applied, or {@link StandingsUpdate#NOTHING_APPLIED}
     * @param everApplied whether anything of this partition was ever applied to any shard
     * @param log first offset that the log still holds, and the one its next record will have
     * @throws LogGapException if records were lost in between
     */
    static long of(long lowest, boolean everApplied, OffsetRange log) {
        if (lowest == StandingsUpdate.NOTHING_APPLIED) {
            // Read as the beginning only where it is one: of a trimmed log the standings would silently miss the head.
            if (log.start() == 0 || !everApplied) {
                return log.start();
            }
            throw new LogGapException("the standings have nothing of it, and the log's records before " + log.start()
                    + " have been deleted");
        }
        long next = lowest + 1;
        if (next < log.start()) {
            throw new LogGapException("the standings end at " + lowest + ", and the log's records before " + log.start()
                    + " have been deleted");
        }
        if (next > log.end()) {
            throw new LogGapException("the standings end at " + lowest + ", past the log's end at " + log.end()
                    + ": the log lost records");
        }
        return next;
    }
}
