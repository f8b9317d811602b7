package gg.leaderboard.api.archive;

import gg.leaderboard.api.docs.BoardIdParameter;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.leaderboard.NumberParameter;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.archive.History;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/leaderboards/{leaderboard_id}", produces = MediaType.APPLICATION_JSON_VALUE)
class ApiHistoryController {

    private final ArchiveClient archive;
    private final BanReader bans;

    ApiHistoryController(ArchiveClient archive, BanReader bans) {
        this.archive = archive;
        this.bans = bans;
    }

    @Operation(
            tags = "Standings",
            summary = "List the events that changed a player's score",
            description = "Returns every event that changed the player's score on this board, the newest first. Each"
                    + " has its amount, the score after it and its position in the log. Duplicate, late and rejected"
                    + " events have a reason. `next` is the cursor of the next page. The archive answers this request"
                    + " and lags slightly behind the log.")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/player/{player_id}/history")
    Envelope<History> playerHistory(
            @BoardIdParameter @PathVariable("leaderboard_id") String board,
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @NumberParameter int limit,
            @Parameter(description = "`next` of the previous page.") @RequestParam(defaultValue = "") String cursor) {
        if (bans.isHiddenFrom(board, player)) {
            throw ProblemException.notFound(
                    "There is no player " + Rules.quote(player) + " on the leaderboard " + Rules.quote(board) + ".");
        }
        History history = archive.get(
                History.class,
                "/api/v1/leaderboards/{board}/player/{player}/history?limit={limit}&cursor={cursor}",
                board,
                player,
                limit,
                cursor);
        return Envelope.of(history, history.next());
    }
}
