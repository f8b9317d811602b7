package gg.leaderboard.archive.cassandra;

/** Cassandra's write timestamps, of which the highest wins: the log's position instead of a clock. */
final class WriteTimestamps {

    private WriteTimestamps() {}

    /** Of what is written because of the record at {@code offset}. Rows belong to one partition, so offsets compare. */
    static long of(long offset) {
        return offset + 1;
    }
}
