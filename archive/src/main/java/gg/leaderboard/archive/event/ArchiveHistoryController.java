package gg.leaderboard.archive.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gg.leaderboard.archive.checkpoint.ArchiveStart;
import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.archive.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ArchiveHistoryController {

    private final ArchivedLog log;
    private final ArchiveStart archiveStart;
    private final CheckpointDefinitions definitions;
    private final StandingsProperties properties;

    ArchiveHistoryController(
            ArchivedLog log,
            ArchiveStart archiveStart,
            CheckpointDefinitions definitions,
            StandingsProperties properties) {
        this.log = log;
        this.archiveStart = archiveStart;
        this.definitions = definitions;
        this.properties = properties;
    }

    /** The newest {@code limit} entries, or the next ones after {@code cursor}; newest first. */
    @GetMapping("/api/v1/leaderboards/{board}/player/{player}/history")
    Page history(
            @PathVariable String board,
            @PathVariable String player,
            @RequestParam int limit,
            @RequestParam(defaultValue = "") String cursor) {
        if (limit < 1) {
            throw ProblemException.badParameter("limit", "limit must be a whole number from 1; was " + limit + ".");
        }
        Definitions boards = definitions.get();
        if (!BuiltInBoards.contains(board) && boards.find(board).isEmpty()) {
            throw ProblemException.notFound("There is no leaderboard " + Rules.quote(board) + ".");
        }
        log.ends();
        boolean complete = archiveStart.reachesBackTo(Checkpoint.BEGINNING);
        List<History.Entry> all =
                new ArrayList<>(new PlayerHistory(board, player, log, complete, boards, properties).entries());
        if (all.isEmpty()) {
            throw ProblemException.notFound("The archive has no event of the player " + Rules.quote(player)
                    + " on the leaderboard " + Rules.quote(board) + ".");
        }
        Collections.reverse(all);
        int from = after(cursor, all);
        int to = from + Math.min(limit, all.size() - from);
        return new Page(new History(
                board,
                player,
                complete ? null : log.beginning().orElse(null),
                all.size(),
                all.subList(from, to),
                to < all.size() ? HistoryEntries.cursor(all.get(to - 1)) : null));
    }

    private static int after(String cursor, List<History.Entry> all) {
        if (cursor.isEmpty()) {
            return 0;
        }
        return IntStream.range(0, all.size())
                        .filter(i -> HistoryEntries.cursor(all.get(i)).equals(cursor))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.badParameter(
                                "cursor",
                                "cursor must name an event of this history that still exists; was "
                                        + Rules.quote(cursor) + "."))
                + 1;
    }

    /** The cursor is separate from the history, because the api moves it. */
    record Page(@JsonUnwrapped History history) {

        @JsonProperty
        @Nullable String next() {
            return history.next();
        }
    }
}
