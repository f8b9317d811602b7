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
 *     the last score before that minute, or the player's first score if there is none
 */
public record ScoreState(long score, long time, long minute) {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** The state after one more score. */
    static ScoreState after(@Nullable ScoreState last, boolean adds, long score, long time) {
        return new ScoreState(
                score, time, adds ? added(last, time) + Math.abs(score) : last == null ? score : last.before(time));
    }

    /** On a board that adds scores up: the sum of the amounts so far in the clock minute of {@code time}. */
    static long added(@Nullable ScoreState last, long time) {
        return last == null || !last.sharesMinute(time) ? 0 : last.minute;
    }

    /** On other boards: the score that those in the clock minute of {@code time} are compared with. */
    long before(long time) {
        return sharesMinute(time) ? minute : score;
    }

    private boolean sharesMinute(long other) {
        return Math.floorDiv(time, MINUTE) == Math.floorDiv(other, MINUTE);
    }

    /** The form that {@link #parse} reads. */
    public String text() {
        return score + " " + time + " " + minute;
    }

    /**
     * Parses the result of {@link #text}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static ScoreState parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "must be a score, its log time and the score of its minute; was " + text);
        }
        return new ScoreState(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
}
