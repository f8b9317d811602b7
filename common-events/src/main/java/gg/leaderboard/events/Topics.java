package gg.leaderboard.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The topics and their settings. Every service creates missing topics, so services can start in any order. */
public final class Topics {

    /** All events, keyed by player. */
    public static final String GAME_EVENTS = "game-events";

    /** Records of {@link #GAME_EVENTS} that could not be read, byte for byte. */
    public static final String DEAD_LETTERS = "game-events.dlq";

    /** Every board's definition history, keyed by board. The newest record of a key holds the whole history. */
    public static final String LEADERBOARDS = "leaderboards";

    /** Scores that game servers send without event ids and types. They are mapped and copied to {@link #GAME_EVENTS}. */
    public static final String LEADERBOARD_SCORES = "leaderboard-scores";

    /** The API keys by id, without their secrets. The newest record of a key holds everything about it. */
    public static final String API_KEYS = "leaderboard-keys";

    /** The changes of operators and moderators, in the order of time. */
    public static final String AUDIT = "leaderboard-audit";

    /**
     * Events of moderation. Only the services and operators may write to it. The processor copies them to {@link #GAME_EVENTS},
     * where such an event counts only if this topic has it.
     */
    public static final String MODERATION = "leaderboard-moderation";

    /** The topics that a mirror copies to regions that follow. */
    public static final Set<String> MIRRORED = Set.of(GAME_EVENTS, LEADERBOARDS, MODERATION);

    /** Kafka's own default for the largest record batch, and so for {@link #GAME_EVENTS}. */
    public static final int MAX_RECORD_BYTES = 1_048_588;

    /** Leaves room for the headers that a dead letter adds to the original record. */
    public static final int MAX_DEAD_LETTER_BYTES = MAX_RECORD_BYTES + 64 * 1024;

    /** Makes the broker enforce the size limit on decompressed batches. Otherwise it checks the compressed size. */
    public static final String UNCOMPRESSED = "uncompressed";

    /** All topics with their settings. */
    public static final List<Topic> ALL = List.of(
            topic(GAME_EVENTS, 6, MAX_RECORD_BYTES, "retention.ms", millis(Duration.ofDays(7))),
            topic(DEAD_LETTERS, 1, MAX_DEAD_LETTER_BYTES, "retention.ms", millis(Duration.ofDays(30))),
            // One partition, so that all changes of all boards have one order.
            topic(LEADERBOARDS, 1, MAX_RECORD_BYTES, "cleanup.policy", "compact"),
            topic(LEADERBOARD_SCORES, 6, MAX_RECORD_BYTES, "retention.ms", millis(Duration.ofDays(7))),
            topic(API_KEYS, 1, MAX_RECORD_BYTES, "cleanup.policy", "compact"),
            topic(AUDIT, 1, MAX_RECORD_BYTES, "retention.ms", millis(Duration.ofDays(365))),
            // Longer than the retention of GAME_EVENTS, whose records it authorizes. One partition, so it is read
            // quickly.
            topic(MODERATION, 1, MAX_RECORD_BYTES, "retention.ms", millis(Duration.ofDays(30))));

    private Topics() {}

    private static Topic topic(String name, int partitions, int maxBytes, String setting, String value) {
        return new Topic(
                name,
                partitions,
                Map.of(
                        // Log time, by the broker's clock. A replay reads the same time.
                        "message.timestamp.type",
                        "LogAppendTime",
                        "compression.type",
                        UNCOMPRESSED,
                        "max.message.bytes",
                        String.valueOf(maxBytes),
                        setting,
                        value));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    /**
     * A topic.
     *
     * @param partitions the number of partitions, used when the topic is created
     * @param config topic settings, by their names in Kafka
     */
    public record Topic(String name, int partitions, Map<String, String> config) {}
}
