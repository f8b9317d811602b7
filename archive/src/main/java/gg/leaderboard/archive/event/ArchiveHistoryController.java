package gg.leaderboard.archive.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.archive.checkpoint.ArchiveStart;
import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.archive.web.Problem;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.definition.Definitions;
import java.time.Instant;
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
    History history(
            @PathVariable String board,
            @PathVariable String player,
            @RequestParam int limit,
            @RequestParam(defaultValue = "") String cursor) {
        if (limit < 1) {
            throw Problem.parameter("limit", "limit must be a whole number from 1; was " + limit + ".");
        }
        Definitions boards = definitions.get();
        if (!BuiltInBoards.contains(board) && boards.find(board).isEmpty()) {
            throw Problem.notFound("There is no leaderboard " + Rules.quote(board) + ".");
        }
        log.ends();
        boolean complete = archiveStart.reachesBackTo(Checkpoint.BEGINNING);
        List<HistoryEntry> all =
                new ArrayList<>(new PlayerHistory(board, player, log, complete, boards, properties).entries());
        if (all.isEmpty()) {
            throw Problem.notFound("The archive has no event of the player " + Rules.quote(player)
                    + " on the leaderboard " + Rules.quote(board) + ".");
        }
        Collections.reverse(all);
        int from = after(cursor, all);
        int to = from + Math.min(limit, all.size() - from);
        return new History(
                board,
                player,
                complete ? null : log.beginning().orElse(null),
                all.size(),
                all.subList(from, to),
                to < all.size() ? all.get(to - 1).position().toString() : null);
    }

    private static int after(String cursor, List<HistoryEntry> all) {
        if (cursor.isEmpty()) {
            return 0;
        }
        return IntStream.range(0, all.size())
                        .filter(i -> all.get(i).position().toString().equals(cursor))
                        .findFirst()
                        .orElseThrow(() -> Problem.parameter(
                                "cursor",
                                "cursor names no event of this history, or one that is gone; was " + Rules.quote(cursor)
                                        + "."))
                + 1;
    }

    /**
     * The events of a player on a board.
     *
     * @param beginsAt log time of the first archived event; null if the archive has the whole log
     * @param totalEvents number of entries on all pages
     * @param next cursor of the next page; null on the last
     */
    record History(
            @JsonProperty("leaderboard_id") String board,
            @JsonProperty("player_id") String player,
            @JsonProperty("begins_at") @Nullable Instant beginsAt,
            @JsonProperty("total_events") int totalEvents,
            List<HistoryEntry> events,
            @Nullable String next) {}
}
