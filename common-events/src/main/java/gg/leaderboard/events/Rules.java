package gg.leaderboard.events;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The validation rules for events from every source: HTTP, files and Kafka. They depend on the event alone, never on a
 * clock or on the version of the JDK, so a replay accepts and rejects the same records.
 */
public final class Rules {

    /** Most points one event can give or take. */
    public static final long MAX_POINTS = 1_000_000_000L;

    /** Largest score: the largest integer up to which a double, and so a Redis sorted set, is exact. */
    public static final long MAX_SCORE = (1L << 53) - 1;

    /** Largest record, in bytes of JSON. */
    public static final int MAX_BYTES = 64 * 1024;

    /** How far a game's clock may run ahead of the log. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    /** Most characters of an id. */
    public static final int MAX_ID = 128;

    /** Most characters of a name. */
    public static final int MAX_NAME = 64;

    /** Most characters of a reason. */
    public static final int MAX_TEXT = 500;

    /** Most leaderboards that a ban or its end can name. */
    public static final int MAX_BOARDS = 100;

    // Long enough for any id; longer values are cut.
    private static final int MAX_QUOTED = MAX_ID;
    // An escaped character takes up to eight.
    private static final int MAX_EXCERPT = 200;

    // The end of the years that have four digits.
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Rules() {}

    /**
     * Two ids that look the same would be two players, so invisible characters are not allowed.
     *
     * @throws InvalidEventException unless {@code value} has 1–128 characters, each of them visible or a combining mark on the
     *     one before it
     */
    public static void id(String field, String value) {
        checkLength(field, value, MAX_ID);
        boolean first = true;
        for (int i = 0, c; i < value.length(); i += Character.charCount(c)) {
            c = value.codePointAt(i);
            if (!Characters.isVisible(c) && (first || !Characters.isMark(c))) {
                throw new InvalidEventException(
                        field,
                        "may hold only visible characters, no spaces, controls or joiners",
                        "; was " + quote(value));
            }
            first = false;
        }
    }

    static void optionalId(String field, @Nullable String value) {
        if (value != null) {
            id(field, value);
        }
    }

    /**
     * Spaces and joiners, as in emoji and some scripts, are allowed between visible characters.
     *
     * @throws InvalidEventException unless {@code value} has 1–64 printable characters, one of them visible
     */
    public static void name(String field, String value) {
        text(field, value, MAX_NAME);
    }

    static void optionalText(String field, @Nullable String value) {
        if (value != null) {
            text(field, value);
        }
    }

    /**
     * As {@link #name}, for a reason.
     *
     * @throws InvalidEventException unless {@code value} has 1–500 printable characters, one of them visible
     */
    public static void text(String field, String value) {
        text(field, value, MAX_TEXT);
    }

    private static void text(String field, String value, int most) {
        checkLength(field, value, most);
        boolean visible = false;
        for (int i = 0, c; i < value.length(); i += Character.charCount(c)) {
            c = value.codePointAt(i);
            if (!Characters.isPrintable(c)) {
                throw new InvalidEventException(field, "may not hold control characters", "; was " + quote(value));
            }
            visible |= Characters.isVisible(c);
        }
        if (!visible) {
            throw new InvalidEventException(field, "must hold a visible character", "; was " + quote(value));
        }
    }

    static void optionalName(String field, @Nullable String value) {
        if (value != null) {
            name(field, value);
        }
    }

    // Rejected, not clamped: a clamped score would rank a cheater first.
    static void within(String field, long value, long limit) {
        if (value > limit || value < -limit) {
            throw new InvalidEventException(field, "must be within ±" + limit, "; was " + value);
        }
    }

    static void timestamp(Instant timestamp) {
        if (timestamp.isBefore(Instant.EPOCH)) {
            throw new InvalidEventException("timestamp", "must be 1970 or later", "; was " + timestamp);
        }
    }

    /** Returns {@code end}, truncated to milliseconds as in the stores. */
    public static Instant end(String field, Instant end) {
        if (end.isBefore(Instant.EPOCH) || end.isAfter(LAST)) {
            throw new InvalidEventException(field, "must be within the years 1970 to 9999", "; was " + end);
        }
        return end.truncatedTo(ChronoUnit.MILLIS);
    }

    static void after(String field, @Nullable Instant end, Instant receivedAt) {
        if (end != null && !end.isAfter(receivedAt)) {
            throw new InvalidEventException(
                    field, "must be after it was received", " at " + receivedAt + "; was " + end);
        }
    }

    /** Returns the ids without duplicates. */
    static List<String> boards(String field, List<String> ids) {
        if (ids.size() > MAX_BOARDS) {
            throw new InvalidEventException(
                    field, "must name at most " + MAX_BOARDS + " leaderboards", "; had " + ids.size());
        }
        ids.forEach(id -> id(field, id));
        return ids.stream().distinct().toList();
    }

    static void notInFuture(Instant timestamp, Instant logTime) {
        notInFuture("timestamp", timestamp, logTime);
    }

    static void notInFuture(String field, Instant timestamp, Instant logTime) {
        if (timestamp.isAfter(logTime.plus(MAX_AHEAD))) {
            throw new InvalidEventException(
                    field,
                    "is more than " + MAX_AHEAD.toMinutes() + " minutes after it was received",
                    " at " + logTime + "; was " + timestamp);
        }
    }

    /** The text for use in a message: in quotes, and as {@link #excerpt}, with inner quotes escaped. */
    public static String quote(String value) {
        return '"' + escape(value, c -> c != '"') + '"';
    }

    /** JSON for use in a message: at most 200 characters, with invisible and control characters escaped. */
    public static String excerpt(String json) {
        return escape(json, c -> true);
    }

    private static String escape(String value, IntPredicate isPlain) {
        StringBuilder escaped = new StringBuilder();
        int[] characters = value.codePoints().limit(MAX_QUOTED + 1).toArray();
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            String next = (c == ' ' || Characters.isVisible(c)) && isPlain.test(c)
                    ? Character.toString(c)
                    : String.format(Locale.ROOT, "\\u%04x", c);
            if (i == MAX_QUOTED || escaped.length() + next.length() > MAX_EXCERPT) {
                return escaped + "…";
            }
            escaped.append(next);
        }
        return escaped.toString();
    }

    private static void checkLength(String field, String value, int most) {
        int length = value.codePointCount(0, value.length());
        if (length == 0 || length > most) {
            throw new InvalidEventException(field, "must have 1 to " + most + " characters", "; had " + length);
        }
    }
}
