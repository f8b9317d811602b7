package gg.leaderboard.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The topics, and how each is created. Every service creates those that are missing, so that none must start first. */
public final class Topics {

    /** All events, keyed by player. */
    public static final String GAME_EVENTS = "game-events";

    /** What could not be read from {@link #GAME_EVENTS}, byte for byte. */
    public static final String DEAD_LETTERS = "game-events.dlq";

    /** Every board's definition history, keyed by board. The newest record of a key holds all that the others did. */
    public static final String LEADERBOARDS = "leaderboards";

    /** Where game servers may send scores without ids and types of events; from here they go to {@link #GAME_EVENTS}. */
    public static final String LEADERBOARD_SCORES = "leaderboard-scores";

    /** Kafka's own default for the largest record batch, and so for {@link #GAME_EVENTS}. */
    public static final int MAX_RECORD_BYTES = 1_048_588;

    /** Room for the headers that a dead letter has beside what was received. */
    public static final int MAX_DEAD_LETTER_BYTES = MAX_RECORD_BYTES + 64 * 1024;

    /** Has the broker refuse what is too large once it is inflated. Otherwise it compares the size of compressed batches only. */
    public static final String UNCOMPRESSED = "uncompressed";

    /** All topics with their settings. */
    public static final List<Topic> ALL = List.of(
            new Topic(
                    GAME_EVENTS,
                    6,
                    Map.of(
                            // Log time: the broker's clock, which a replay sees unchanged.
                            "message.timestamp.type",
                            "LogAppendTime",
                            "compression.type",
                            UNCOMPRESSED,
                            "retention.ms",
                            millis(Duration.ofDays(7)),
                            "max.message.bytes",
                            String.valueOf(MAX_RECORD_BYTES))),
            new Topic(
                    DEAD_LETTERS,
                    1,
                    Map.of(
                            "message.timestamp.type",
                            "LogAppendTime",
                            "compression.type",
                            UNCOMPRESSED,
                            "retention.ms",
                            millis(Duration.ofDays(30)),
                            "max.message.bytes",
                            String.valueOf(MAX_DEAD_LETTER_BYTES))),
            new Topic(
                    LEADERBOARDS,
                    // One, so that all changes of all boards have one order.
                    1,
                    Map.of(
                            "message.timestamp.type",
                            "LogAppendTime",
                            "compression.type",
                            UNCOMPRESSED,
                            "cleanup.policy",
                            "compact",
                            "max.message.bytes",
                            String.valueOf(MAX_RECORD_BYTES))),
            new Topic(
                    LEADERBOARD_SCORES,
                    6,
                    Map.of(
                            "message.timestamp.type",
                            "LogAppendTime",
                            "compression.type",
                            UNCOMPRESSED,
                            "retention.ms",
                            millis(Duration.ofDays(7)),
                            "max.message.bytes",
                            String.valueOf(MAX_RECORD_BYTES))));

    private Topics() {}

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    /**
     * @param partitions how many, where the topic does not exist yet
     * @param config topic settings by Kafka's names
     */
    public record Topic(String name, int partitions, Map<String, String> config) {}
}
