package gg.leaderboard.archive.store;

import gg.leaderboard.events.Topics;
import java.util.Locale;

/** The folds of the archive, each with its own progress and its own consumer group. */
public enum FoldName {
    EVENTS(Topics.GAME_EVENTS, "event-logger-group"),
    STATISTICS(Topics.GAME_EVENTS, "stats-aggregator-group"),
    LEADERBOARDS(Topics.GAME_EVENTS, "leaderboard-manager-group"),
    DEAD_LETTERS(Topics.DEAD_LETTERS, "dlq-writer-group");

    private final String topic;
    private final String group;

    FoldName(String topic, String group) {
        this.topic = topic;
        this.group = group;
    }

    /** The topic that it reads. */
    public String topic() {
        return topic;
    }

    /** Its consumer group; tools show its lag. */
    public String group() {
        return group;
    }

    /** As in the database: {@code events}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
