package gg.leaderboard.standings.definition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A season of a board, with the rules for scores in it.
 *
 * @param season from 1
 * @param zone the time zone of its windows
 * @param end when the season ends, if known
 * @param retention how long the season stays readable after its end
 * @param bounds of scores in it
 * @param boundsSince the log time since when the board has had bounds that depend on earlier scores, without a break; any
 *     time if {@code bounds} do not
 */
public record BoardSeason(
        String board,
        long season,
        ScoreRule rule,
        ZoneId zone,
        @Nullable Instant end,
        Duration retention,
        ScoreBounds bounds,
        Instant boundsSince) {

    /** The only season of a built-in board. It never ends. */
    public static BoardSeason builtIn(String board) {
        return new BoardSeason(
                board, 1, ScoreRule.SUM, ZoneOffset.UTC, null, Duration.ZERO, ScoreBounds.NONE, Instant.EPOCH);
    }

    static BoardSeason of(BoardDefinition board, Season season, Instant boundsSince) {
        return new BoardSeason(
                board.id(),
                season.number(),
                rule(board),
                board.timeZone(),
                season.end(),
                board.resetPeriod().retention(),
                board.bounds(),
                boundsSince);
    }

    private static ScoreRule rule(BoardDefinition board) {
        return switch (board.updateMode()) {
            case INCREMENT -> ScoreRule.SUM;
            case BEST -> board.sortOrder() == SortOrder.DESC ? ScoreRule.HIGHEST : ScoreRule.LOWEST;
            case REPLACE -> ScoreRule.LATEST;
        };
    }

    /** The same season without bounds of scores. */
    public BoardSeason withoutBounds() {
        return new BoardSeason(board, season, rule, zone, end, retention, ScoreBounds.NONE, Instant.EPOCH);
    }

    /** When a season last written at {@code lastWrite} expires; empty while the end of the season is not known. */
    public Optional<Instant> expiry(Instant lastWrite) {
        return Optional.ofNullable(end).map(e -> (e.isAfter(lastWrite) ? e : lastWrite).plus(retention));
    }
}
