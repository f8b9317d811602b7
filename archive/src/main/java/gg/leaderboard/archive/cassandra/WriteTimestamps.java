package gg.leaderboard.archive.cassandra;

/** Write timestamps, of which Cassandra keeps the highest: positions in the log instead of a clock. */
final class WriteTimestamps {

    private WriteTimestamps() {}

    /** The timestamp of a write by the record at {@code offset}. A row belongs to one partition, so offsets compare. */
    static long of(long offset) {
        return offset + 1;
    }
}
