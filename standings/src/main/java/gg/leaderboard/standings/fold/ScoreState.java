package gg.leaderboard.standings.fold;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a player that bounds compare the next score with. They are the scores from one partition of the log that
 * count or were flagged.
 *
 * @param score the last score
 * @param time its log time, in milliseconds since 1970
 * @param minute on a board that adds scores up, the sum of the amounts in the clock minute of {@code time}. On other boards,
 *     the last score before that minute; null for none
 */
public record ScoreState(long score, long time, @Nullable Long minute) {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** The state after one more score. */
    static ScoreState after(@Nullable ScoreState last, boolean adds, long score, long time) {
        return adds
                ? new ScoreState(score, time, added(last, time) + Math.abs(score))
                : new ScoreState(score, time, before(last, time));
    }

    /** On a board that adds scores up: the sum of the amounts so far in the clock minute of {@code time}. */
    static long added(@Nullable ScoreState last, long time) {
        return last == null || last.minute == null || !last.sharesMinute(time) ? 0 : last.minute;
    }

    /** On other boards: the last score before the clock minute of {@code time}; null for none. */
    static @Nullable Long before(@Nullable ScoreState last, long time) {
        if (last == null) {
            return null;
        }
        return last.sharesMinute(time) ? last.minute : (Long) last.score;
    }

    private boolean sharesMinute(long other) {
        return Math.floorDiv(time, MINUTE) == Math.floorDiv(other, MINUTE);
    }

    /** The form that {@link #parse} reads. */
    public String text() {
        return score + " " + time + (minute == null ? "" : " " + minute);
    }

    /**
     * Parses the result of {@link #text}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static ScoreState parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new IllegalArgumentException(
                    "must be a score, its log time and the score of its minute; was " + text);
        }
        return new ScoreState(
                Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts.length == 3 ? Long.valueOf(parts[2]) : null);
    }
}
