package gg.leaderboard.archive.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.board.BuiltInBoards;
import gg.leaderboard.standings.definition.Definitions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HistoryController {

    private final ArchivedLog log;
    private final Supplier<Definitions> definitions;
    private final StandingsProperties properties;

    HistoryController(ArchivedLog log, Supplier<Definitions> definitions, StandingsProperties properties) {
        this.log = log;
        this.definitions = definitions;
        this.properties = properties;
    }

    /** The newest {@code limit} entries, the newest first. */
    @GetMapping("/api/v1/leaderboards/{board}/player/{player}/history")
    History history(@PathVariable String board, @PathVariable String player, @RequestParam int limit) {
        if (limit < 1) {
            throw problem(HttpStatus.BAD_REQUEST, "limit must be a whole number from 1; was \"" + limit + "\".");
        }
        Definitions boards = definitions.get();
        if (!BuiltInBoards.contains(board) && boards.find(board).isEmpty()) {
            throw problem(HttpStatus.NOT_FOUND, "There is no leaderboard \"" + board + "\".");
        }
        List<HistoryEntry> all = new ArrayList<>(new PlayerHistory(board, player, log, boards, properties).entries());
        if (all.isEmpty()) {
            throw problem(
                    HttpStatus.NOT_FOUND,
                    "The archive has no event of the player \"" + player + "\" on the leaderboard \"" + board + "\".");
        }
        Collections.reverse(all);
        return new History(board, player, all.size(), all.subList(0, Math.min(limit, all.size())));
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    /**
     * What a player did on a board.
     *
     * @param totalEvents how many entries there are altogether
     */
    record History(
            @JsonProperty("leaderboard_id") String board,
            @JsonProperty("player_id") String player,
            @JsonProperty("total_events") int totalEvents,
            List<HistoryEntry> events) {}
}
