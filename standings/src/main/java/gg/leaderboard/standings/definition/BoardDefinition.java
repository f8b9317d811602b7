package gg.leaderboard.standings.definition;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a leaderboard is.
 *
 * @param id 1–64 letters, digits, dots, underscores and hyphens
 * @param name 1–64 characters
 * @param resetPeriod when it begins a new season by itself
 * @param timeZone whose clock decides when a day begins
 * @param maxEntries how many places can be read, 1–1,000,000,000; null for all. Totals of players below are kept.
 */
public record BoardDefinition(
        String id,
        String name,
        SortOrder sortOrder,
        UpdateMode updateMode,
        ResetPeriod resetPeriod,
        ZoneId timeZone,
        @Nullable Integer maxEntries) {

    /** Most that one score can add to or take from a player on a board that increments, so that sums stay exact. */
    public static final long MAX_INCREMENT = Rules.MAX_POINTS;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MOST_ENTRIES = 1_000_000_000;

    /** @throws InvalidEventException naming the field, for anything that breaks a rule */
    public BoardDefinition {
        checkId("id", id);
        Rules.name("name", name);
        if (maxEntries != null) {
            checkMaxEntries(maxEntries);
        }
    }

    /** The board of a game that nobody has made one for: the best score counts, the highest is best. */
    public static BoardDefinition ofGame(String game) {
        return new BoardDefinition(
                game, game, SortOrder.DESC, UpdateMode.BEST, ResetPeriod.NEVER, ZoneId.of("UTC"), null);
    }

    /** @throws InvalidEventException naming {@code field} unless a board may have this id */
    public static void checkId(String field, String id) {
        if (!ID.matcher(id).matches()) {
            throw new InvalidEventException(
                    field, "must have 1 to 64 letters, digits, dots, underscores or hyphens; was " + Rules.quote(id));
        }
    }

    /** @throws InvalidEventException unless a board may have this depth */
    public static void checkMaxEntries(long maxEntries) {
        if (maxEntries < 1 || maxEntries > MOST_ENTRIES) {
            throw new InvalidEventException("max_entries", "must be 1 to " + MOST_ENTRIES + "; was " + maxEntries);
        }
    }

    /**
     * Checks a score that is submitted.
     *
     * @throws InvalidEventException if this board cannot take it
     */
    public void check(long score) {
        if (updateMode == UpdateMode.INCREMENT && Math.abs(score) > MAX_INCREMENT) {
            throw new InvalidEventException(
                    "score",
                    "must be within ±" + MAX_INCREMENT + " on a leaderboard that adds scores up; was " + score);
        }
    }

    /** The same board, with scores that count by other rules. */
    public BoardDefinition withScoring(SortOrder order, UpdateMode mode) {
        return new BoardDefinition(id, name, order, mode, resetPeriod, timeZone, maxEntries);
    }

    /** How many places can be read. */
    public long depth() {
        return maxEntries == null ? Long.MAX_VALUE : maxEntries;
    }
}
