package gg.leaderboard.standings.definition;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a leaderboard.
 *
 * @param id 1–64 letters, digits, dots, underscores and hyphens
 * @param name 1–64 characters
 * @param resetPeriod when the board starts a new season by itself
 * @param timeZone the time zone that decides when a day begins
 * @param maxEntries number of places that can be read, 1–1,000,000,000; null for all. Totals of players below are kept.
 * @param submitLimit how many scores of one player the api accepts; null for any number. It has no effect on what counts
 * @param access who may send scores and who may read the board
 * @param bounds of submitted scores
 */
public record BoardDefinition(
        String id,
        String name,
        SortOrder sortOrder,
        UpdateMode updateMode,
        ResetPeriod resetPeriod,
        ZoneId timeZone,
        @Nullable Integer maxEntries,
        @Nullable Rate submitLimit,
        BoardAccess access,
        ScoreBounds bounds) {

    /** The largest amount that one score can add or subtract on a board that increments. It keeps sums exact. */
    public static final long MAX_INCREMENT = Rules.MAX_POINTS;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MOST_ENTRIES = 1_000_000_000;

    /** @throws InvalidEventException naming the field, if a value is invalid */
    public BoardDefinition {
        checkId("id", id);
        Rules.name("name", name);
        if (maxEntries != null) {
            checkMaxEntries(maxEntries);
        }
    }

    /** A board without limits and bounds of scores, with the default access. */
    public BoardDefinition(
            String id,
            String name,
            SortOrder sortOrder,
            UpdateMode updateMode,
            ResetPeriod resetPeriod,
            ZoneId timeZone,
            @Nullable Integer maxEntries) {
        this(
                id,
                name,
                sortOrder,
                updateMode,
                resetPeriod,
                timeZone,
                maxEntries,
                null,
                BoardAccess.DEFAULT,
                ScoreBounds.NONE);
    }

    /** The default board of a game: the best score of a player counts, and the highest score is first. */
    public static BoardDefinition ofGame(String game) {
        return new BoardDefinition(
                game, game, SortOrder.DESC, UpdateMode.BEST, ResetPeriod.NEVER, ZoneId.of("UTC"), null);
    }

    /**
     * Checks the id of a board.
     *
     * @throws InvalidEventException naming {@code field}, if the id is not valid
     */
    public static void checkId(String field, String id) {
        if (!ID.matcher(id).matches()) {
            throw new InvalidEventException(
                    field, "must have 1 to 64 letters, digits, dots, underscores or hyphens; was " + Rules.quote(id));
        }
    }

    /**
     * Checks the depth of a board.
     *
     * @throws InvalidEventException if the depth is not valid
     */
    public static void checkMaxEntries(long maxEntries) {
        if (maxEntries < 1 || maxEntries > MOST_ENTRIES) {
            throw new InvalidEventException("max_entries", "must be 1 to " + MOST_ENTRIES + "; was " + maxEntries);
        }
    }

    /**
     * Checks a submitted score.
     *
     * @throws InvalidEventException if this board does not accept the score
     */
    public void check(long score) {
        if (updateMode == UpdateMode.INCREMENT && Math.abs(score) > MAX_INCREMENT) {
            throw new InvalidEventException(
                    "score",
                    "must be within ±" + MAX_INCREMENT + " on a leaderboard that adds scores up; was " + score);
        }
    }

    /**
     * Checks that the bounds are possible with an update mode. Verdicts are stored once for all generations, so they must
     * not depend on the mode of the generation.
     *
     * @param mode of this board in any generation
     * @throws InvalidEventException naming the field, if they are not possible
     */
    public void checkBounds(UpdateMode mode) {
        if (bounds.onViolation() == OnViolation.QUARANTINE && mode == UpdateMode.REPLACE) {
            throw new InvalidEventException(
                    "on_violation",
                    "must not be quarantine on a leaderboard that replaces scores: an accepted score would be older than the current one");
        }
        boolean isSameKind = (mode == UpdateMode.INCREMENT) == (updateMode == UpdateMode.INCREMENT);
        if (bounds.needState() && !isSameKind) {
            throw new InvalidEventException(
                    bounds.maxStep() != null
                            ? "max_step"
                            : bounds.maxPerMinute() != null ? "max_per_minute" : "min_interval",
                    "would decide otherwise on a leaderboard with update_mode " + mode.label());
        }
    }

    /** A copy of this board with other scoring rules. */
    public BoardDefinition withScoring(SortOrder order, UpdateMode mode) {
        return new BoardDefinition(
                id, name, order, mode, resetPeriod, timeZone, maxEntries, submitLimit, access, bounds);
    }

    /** A copy of this board with another limit of scores. */
    public BoardDefinition withSubmitLimit(@Nullable Rate limit) {
        return new BoardDefinition(
                id, name, sortOrder, updateMode, resetPeriod, timeZone, maxEntries, limit, access, bounds);
    }

    /** A copy of this board with another access. */
    public BoardDefinition withAccess(BoardAccess other) {
        return new BoardDefinition(
                id, name, sortOrder, updateMode, resetPeriod, timeZone, maxEntries, submitLimit, other, bounds);
    }

    /** A copy of this board with other bounds. */
    public BoardDefinition withBounds(ScoreBounds other) {
        return new BoardDefinition(
                id, name, sortOrder, updateMode, resetPeriod, timeZone, maxEntries, submitLimit, access, other);
    }

    /** The number of places that can be read. */
    public long depth() {
        return maxEntries == null ? Long.MAX_VALUE : maxEntries;
    }
}
