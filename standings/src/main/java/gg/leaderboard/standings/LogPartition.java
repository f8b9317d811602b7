package gg.leaderboard.standings;

/**
 * One partition of the log. The topic's id identifies it, not the topic's name. A topic that is deleted and created
 * again is a different log with its own progress.
 */
public record LogPartition(String topicId, int partition) {

    /** The field of this partition in the {@code progress} hash. */
    public String field() {
        return topicId + ":" + partition;
    }

    /** The id of the record at {@code offset}. It is also the event id of an event without an id. */
    public String recordId(long offset) {
        return field() + ":" + offset;
    }

    /** Parses a field of the {@code progress} hash. */
    public static LogPartition parse(String field) {
        int colon = field.lastIndexOf(':');
        return new LogPartition(field.substring(0, colon), Integer.parseInt(field.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return field();
    }
}
