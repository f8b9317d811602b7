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

    @Override
    public String toString() {
        return field();
    }
}
