package gg.leaderboard.log.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Groups of the rules that dead letters broke. The rules themselves cannot be labels of metrics: some name fields that senders
 * or operators choose.
 */
public enum BrokenRule {
    NOT_ALLOWED("is moderation, which", "may not be given", "must not begin with", "must be a type of moderation"),
    UNKNOWN_LEADERBOARD("names no leaderboard", "is fed by events"),
    UNKNOWN_TYPE("event_type must be one of"),
    NOT_JSON(
            "is not JSON",
            "has no value",
            "must be a JSON object",
            "exponent is out of range",
            "may not have a key twice",
            "holds more than can be read"),
    MISSING("is missing"),
    TIME("ISO 8601", "1970", "it was received"),
    LENGTH("must have 1 to", "must name at most"),
    TOO_LARGE("must have at most"),
    OUT_OF_RANGE("must be within", "is out of range"),
    CHARACTERS("visible character", "control characters", "must be UTF-8"),
    WRONG_TYPE("must be a ", "must be one of"),
    UNREADABLE("cannot be read", "cannot be folded"),
    OTHER("");

    private final List<String> parts;

    BrokenRule(String... parts) {
        this.parts = List.of(parts);
    }

    /** The group of a rule, as {@link gg.leaderboard.events.InvalidEventException#rule} names it. */
    public static BrokenRule of(String rule) {
        return Arrays.stream(values())
                .filter(group -> group.parts.stream().anyMatch(rule::contains))
                .findFirst()
                .orElse(OTHER);
    }

    /** As in metrics: {@code not_json}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
