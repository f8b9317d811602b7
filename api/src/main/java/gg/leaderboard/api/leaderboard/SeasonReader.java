package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.leaderboard.SeasonList.ReadableSeason;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Season;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** Lists seasons. */
@Component
class SeasonReader {

    private final Boards boards;

    SeasonReader(Boards boards) {
        this.boards = boards;
    }

    /** Those of a board that can be read, at most {@code limit}. */
    SeasonList seasons(String board, int limit) {
        return new SeasonList(
                board,
                Boards.isBuiltIn(board)
                        ? List.of(new ReadableSeason(1, null, null))
                        : seasons(boards.history(board), limit));
    }

    private List<ReadableSeason> seasons(BoardHistory board, int limit) {
        Instant now = boards.now(board);
        long newest = board.season(now).map(Season::number).orElse(0L);
        Duration retention = board.current().orElseThrow().resetPeriod().retention();
        return LongStream.iterate(newest, number -> number - 1)
                .limit(limit)
                .mapToObj(number -> board.season(number, now))
                .takeWhile(
                        season -> season.filter(s -> isKept(s, retention, now)).isPresent())
                .flatMap(Optional::stream)
                .map(s -> new ReadableSeason(s.number(), s.start(), s.end()))
                .toList();
    }

    private static boolean isKept(Season season, Duration retention, Instant now) {
        Instant end = season.end();
        return end == null || end.plus(retention).isAfter(now);
    }
}
