package gg.leaderboard.api.archive;

import gg.leaderboard.api.docs.BoardIdParameter;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.api.limit.CallLimits;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.NumberParameter;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.SelectionParameters;
import gg.leaderboard.web.archive.History;
import gg.leaderboard.web.archive.Verification;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calls about one board that the archive answers. */
@RestController
@RequestMapping(path = "/api/v1/leaderboards/{leaderboard_id}", produces = MediaType.APPLICATION_JSON_VALUE)
class BoardArchiveController {

    private static final String STANDINGS = "Standings";

    private final ArchiveClient archive;
    private final BanReader bans;
    private final BoardCatalog boards;
    private final CallLimits limits;

    BoardArchiveController(ArchiveClient archive, BanReader bans, BoardCatalog boards, CallLimits limits) {
        this.archive = archive;
        this.bans = bans;
        this.boards = boards;
        this.limits = limits;
    }

    @Operation(
            tags = STANDINGS,
            summary = "List the events that changed a player's score",
            description = "Returns every event that changed the player's score on this board, the newest first. Each"
                    + " has its amount, the score after it and its position in the log. Duplicate, late and rejected"
                    + " events have a reason. `next` is the cursor of the next page. The archive answers this request"
                    + " and lags slightly behind the log.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
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
        History history = limits.past(() -> archive.get(
                History.class,
                "/api/v1/leaderboards/{board}/player/{player}/history?limit={limit}&cursor={cursor}",
                board,
                player,
                limit,
                cursor));
        return Envelope.of(history, history.next());
    }

    @Operation(
            tags = STANDINGS,
            summary = "Verify a board against the log",
            description = "The archive replays the log and compares the standings player by player. Events may arrive"
                    + " during the comparison. It covers all seasons, windows and periods of the board, or the given"
                    + " ones. A large board takes a while.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/verify")
    Success<Verification> verifyBoard(
            @BoardIdParameter @PathVariable("leaderboard_id") String board,
            @ParameterObject SelectionParameters selection) {
        // Validated before the call, so that an invalid request gets its own error and not "the archive is busy".
        boards.validate(board, selection);
        return Success.of(limits.past(() -> archive.verify(
                Verification.class,
                "/api/v1/leaderboards/{board}/verify?window={window}&period={period}&season={season}",
                Stream.concat(Stream.of(board), selection.uriVariables()).toArray())));
    }
}
