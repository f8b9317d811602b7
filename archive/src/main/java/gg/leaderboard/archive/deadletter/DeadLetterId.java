package gg.leaderboard.archive.deadletter;

import com.fasterxml.jackson.annotation.JsonValue;
import gg.leaderboard.standings.LogPartition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a dead letter: the position where it was first received, {@code topicId:partition:offset}. An event without an id gets
 * the same id.
 */
public record DeadLetterId(LogPartition partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9_-]{1,64}):([0-9]{1,9}):([0-9]{1,18})");

    /** Parses an id; empty for any other text. */
    public static Optional<DeadLetterId> of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new DeadLetterId(
                        new LogPartition(parts.group(1), Integer.parseInt(parts.group(2))),
                        Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    @Override
    @JsonValue
    public String toString() {
        return partition.recordId(offset);
    }
}
