package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.leaderboard.SeasonList.ReadableSeason;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Season;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** Lists seasons. */
@Component
class SeasonReader {

    private final BoardCatalog boards;

    SeasonReader(BoardCatalog boards) {
        this.boards = boards;
    }

    /** The readable seasons of a board, at most {@code limit}. */
    SeasonList seasons(String board, int limit) {
        return new SeasonList(
                board,
                BoardCatalog.isBuiltIn(board)
                        ? List.of(new ReadableSeason(1, null, null))
                        : seasons(boards.history(board), limit));
    }

    private List<ReadableSeason> seasons(BoardHistory board, int limit) {
        Instant now = boards.now(board);
        long newest = board.season(now).map(Season::number).orElse(0L);
        Duration longest = board.versions().stream()
                .map(version -> version.definition().resetPeriod().retention())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return LongStream.iterate(newest, number -> number - 1)
                .mapToObj(number -> board.season(number, now))
                .takeWhile(season -> season.filter(s -> isKept(s, longest, now)).isPresent())
                .flatMap(Optional::stream)
                .filter(s -> isKept(s, retention(board, s), now))
                .limit(limit)
                .map(s -> new ReadableSeason(s.number(), s.start(), s.end()))
                .toList();
    }

    // The retention is that of the board's version at the end of the season, which the standings use too.
    private static Duration retention(BoardHistory board, Season season) {
        return Optional.ofNullable(season.end())
                .flatMap(end -> board.at(end.minusMillis(1)))
                .or(board::current)
                .orElseThrow()
                .resetPeriod()
                .retention();
    }

    private static boolean isKept(Season season, Duration retention, Instant now) {
        Instant end = season.end();
        return end == null || end.plus(retention).isAfter(now);
    }
}
