package gg.leaderboard.processor.crash;

import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Boards of each kind: one is there from the start, one is reset and one deleted while the log is written. */
final class SeededBoards {

    static final List<String> IDS = List.of("sum", "best", "latest");

    private SeededBoards() {}

    /**
     * The boards of a log.
     *
     * @param first its first log time
     * @param middle some log time in it
     */
    static Definitions of(Instant first, Instant middle) {
        BoardDefinition sum = board("sum", SortOrder.DESC, UpdateMode.INCREMENT);
        BoardDefinition best = board("best", SortOrder.ASC, UpdateMode.BEST);
        BoardDefinition latest = board("latest", SortOrder.DESC, UpdateMode.REPLACE);
        return new Definitions(Map.of(
                "sum", new BoardHistory(List.of(created(first, sum), new BoardVersion(middle, Change.RESET, sum))),
                "best", new BoardHistory(List.of(created(first, best))),
                "latest",
                        new BoardHistory(
                                List.of(created(first, latest), new BoardVersion(middle, Change.DELETED, latest)))));
    }

    private static BoardVersion created(Instant from, BoardDefinition board) {
        return new BoardVersion(from, Change.CREATED, board);
    }

    private static BoardDefinition board(String id, SortOrder order, UpdateMode mode) {
        return new BoardDefinition(id, id, order, mode, ResetPeriod.NEVER, ZoneOffset.UTC, null);
    }
}
