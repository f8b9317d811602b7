package gg.leaderboard.archive.deadletter;

import java.time.Instant;
import java.util.Optional;

/** A position in the order of log time. The next page starts after it, even if the dead letter has been deleted. */
public record DeadLetterCursor(Instant logTime, DeadLetterId id) {

    /** Parses the result of {@link #toString}; empty for any other text. */
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
