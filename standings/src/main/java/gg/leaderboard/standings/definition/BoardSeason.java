package gg.leaderboard.standings.definition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A season of a board, as scores enter it.
 *
 * @param season from 1
 * @param zone whose days and weeks its windows have
 * @param end when it ends, as far as is known
 * @param retention how long it stays readable after that
 */
public record BoardSeason(
        String board,
        long season,
        ScoreRule rule,
        ZoneId zone,
        @Nullable Instant end,
        Duration retention) {

    /** A board that is always there and adds up for ever. */
    public static BoardSeason builtIn(String board) {
        return new BoardSeason(board, 1, ScoreRule.SUM, ZoneOffset.UTC, null, Duration.ZERO);
    }

    static BoardSeason of(BoardDefinition board, Season season) {
        return new BoardSeason(
                board.id(),
                season.number(),
                rule(board),
                board.timeZone(),
                season.end(),
                board.resetPeriod().retention());
    }

    private static ScoreRule rule(BoardDefinition board) {
        return switch (board.updateMode()) {
            case INCREMENT -> ScoreRule.SUM;
            case BEST -> board.sortOrder() == SortOrder.DESC ? ScoreRule.HIGHEST : ScoreRule.LOWEST;
            case REPLACE -> ScoreRule.LATEST;
        };
    }

    /** When the season may be forgotten if it was last written at {@code lastWrite}; empty while its end is not known. */
    public Optional<Instant> expiry(Instant lastWrite) {
        return Optional.ofNullable(end).map(e -> (e.isAfter(lastWrite) ? e : lastWrite).plus(retention));
    }
}
