package gg.leaderboard.standings;

/**
 * One partition of the log. Named by the topic's id, not its name: a topic deleted and created anew is another log, with
 * progress of its own.
 */
public record LogPartition(String topicId, int partition) {

    /** How this partition is called in the {@code progress} hash. */
    public String field() {
        return topicId + ":" + partition;
    }

    /** How the record at {@code offset} is called; also the id of an event that has none of its own. */
    public String recordId(long offset) {
        return field() + ":" + offset;
    }

    /** The partition that is called {@code field} in the {@code progress} hash. */
    public static LogPartition parse(String field) {
        int colon = field.lastIndexOf(':');
        return new LogPartition(field.substring(0, colon), Integer.parseInt(field.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return field();
    }
}
