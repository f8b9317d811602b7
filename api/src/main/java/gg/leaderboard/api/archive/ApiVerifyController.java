package gg.leaderboard.api.archive;

import gg.leaderboard.api.docs.BoardIdParameter;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.api.leaderboard.SelectionParameters;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.web.archive.Verification;
import io.swagger.v3.oas.annotations.Operation;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/leaderboards/{leaderboard_id}", produces = MediaType.APPLICATION_JSON_VALUE)
class ApiVerifyController {

    private final ArchiveClient archive;
    private final BoardCatalog boards;

    ApiVerifyController(ArchiveClient archive, BoardCatalog boards) {
        this.archive = archive;
        this.boards = boards;
    }

    @Operation(
            tags = "Standings",
            summary = "Verify a board against the log",
            description = "The archive replays the log and compares the standings player by player. Events may arrive"
                    + " during the comparison. It covers all seasons, windows and periods of the board, or the given"
                    + " ones. A large board takes a while.")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE
    })
    @GetMapping("/verify")
    Success<Verification> verifyBoard(
            @BoardIdParameter @PathVariable("leaderboard_id") String board,
            @ParameterObject SelectionParameters selection) {
        // Validated before the call, so that an invalid request gets its own error and not "the archive is busy".
        boards.validate(board, selection);
        return Success.of(archive.verify(
                Verification.class,
                "/api/v1/leaderboards/{board}/verify?window={window}&period={period}&season={season}",
                Stream.concat(Stream.of(board), selection.uriVariables()).toArray()));
    }
}
