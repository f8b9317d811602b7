package gg.leaderboard.archive.deadletter;

import java.time.Instant;
import java.util.Optional;

/** The place of a letter in the order of log time; after it the next page begins, whether or not the letter is still there. */
public record DeadLetterCursor(Instant logTime, DeadLetterId id) {

    /** Empty for what {@link #toString} does not give. */
    public static Optional<DeadLetterCursor> of(String text) {
        String[] parts = text.split("~", 2);
        if (parts.length < 2 || !parts[0].matches("[0-9]{1,15}")) {
            return Optional.empty();
        }
        return DeadLetterId.of(parts[1])
                .map(id -> new DeadLetterCursor(Instant.ofEpochMilli(Long.parseLong(parts[0])), id));
    }

    @Override
    public String toString() {
        return logTime.toEpochMilli() + "~" + id;
    }
}
