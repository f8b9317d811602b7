package gg.leaderboard.standings.definition;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of submitted scores. A score that violates one does not count on the board, or is marked for a review.
 *
 * @param min the lowest score, within ±{@value Rules#MAX_SCORE}; null for none
 * @param max the highest score, not below {@code min}; null for none
 * @param maxStep the largest difference from the player's last score in the season, from 1. On a board that increments, the
 *     largest amount of one score. Null for none
 * @param maxPerMinute as {@code maxStep}, for all scores of the player in one minute of log time; null for none
 * @param minInterval the shortest log time between two scores of a player, 1 s to 24 h; null for none
 * @param onViolation what happens to a score that violates a bound
 */
public record ScoreBounds(
        @Nullable Long min,
        @Nullable Long max,
        @Nullable Long maxStep,
        @Nullable Long maxPerMinute,
        @Nullable Duration minInterval,
        OnViolation onViolation) {

    /** No bounds. */
    public static final ScoreBounds NONE = new ScoreBounds(null, null, null, null, null, OnViolation.REJECT);

    private static final Pattern INTERVAL = Pattern.compile(Periods.PATTERN);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Written in lower case in JSON. */
    public enum OnViolation {
        /** The score does not count. */
        REJECT,
        /** The score does not count until a moderator accepts it. */
        QUARANTINE,
        /** The score counts, and is listed for a review. */
        FLAG;

        /** As in JSON: {@code reject}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One of the bounds, in the order in which they are checked. */
    public enum Bound {
        MIN,
        MAX,
        MIN_INTERVAL,
        MAX_STEP,
        MAX_PER_MINUTE;

        /** The name of the field: {@code max_step}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws InvalidEventException naming the field, if a value is invalid */
    public ScoreBounds {
        within("min", min, -Rules.MAX_SCORE);
        within("max", max, -Rules.MAX_SCORE);
        within("max_step", maxStep, 1);
        within("max_per_minute", maxPerMinute, 1);
        if (min != null && max != null && max < min) {
            throw new InvalidEventException("max", "must not be below min, " + min + "; was " + max);
        }
        if (minInterval != null && (minInterval.toSeconds() < 1 || minInterval.compareTo(LONGEST) > 0)) {
            throw invalidInterval(minInterval.toString());
        }
    }

    private static void within(String field, @Nullable Long value, long lowest) {
        if (value != null && (value < lowest || value > Rules.MAX_SCORE)) {
            throw new InvalidEventException(field, "must be " + lowest + " to " + Rules.MAX_SCORE + "; was " + value);
        }
    }

    /**
     * Parses an interval such as {@code 10s}. The units are s, m and h.
     *
     * @throws InvalidEventException if the text has another form, or the interval is longer than 24 h
     */
    public static Duration interval(String text) {
        Matcher parts = INTERVAL.matcher(text);
        if (!parts.matches()) {
            throw invalidInterval(text);
        }
        Duration interval = Periods.of(parts.group(1), parts.group(2));
        if (interval.compareTo(LONGEST) > 0) {
            throw invalidInterval(text);
        }
        return interval;
    }

    private static InvalidEventException invalidInterval(String text) {
        return new InvalidEventException(
                "min_interval", "must be a period such as 10s (s, m or h, at most 24h); was " + Rules.quote(text));
    }

    /** The form of {@code minInterval} that {@link #interval} parses; null if there is none. */
    public @Nullable String minIntervalText() {
        return minInterval == null ? null : Periods.text(minInterval);
    }

    /** The bound that this score violates, whatever the player's earlier scores are; empty for none. */
    public Optional<Bound> outside(long score) {
        if (min != null && score < min) {
            return Optional.of(Bound.MIN);
        }
        return max != null && score > max ? Optional.of(Bound.MAX) : Optional.empty();
    }

    /** Whether no score can violate these bounds. */
    public boolean isEmpty() {
        return min == null && max == null && !needState();
    }

    /** Whether a bound depends on earlier scores of the player. */
    public boolean needState() {
        return maxStep != null || maxPerMinute != null || minInterval != null;
    }
}
