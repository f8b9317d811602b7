package gg.leaderboard.api.archive;

import gg.leaderboard.api.docs.BoardId;
import gg.leaderboard.api.docs.CanFail;
import gg.leaderboard.api.leaderboard.Boards;
import gg.leaderboard.api.leaderboard.Selection;
import gg.leaderboard.api.web.Success;
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
class VerifyController {

    private final ArchiveClient archive;
    private final Boards boards;

    VerifyController(ArchiveClient archive, Boards boards) {
        this.archive = archive;
        this.boards = boards;
    }

    @Operation(
            tags = "Standings",
            summary = "Whether a board is what the log comes to",
            description =
                    "The archive folds the log again and compares, player by player, while events arrive: all seasons,"
                            + " windows and periods of the board, or those that are named. A large board takes a while.")
    @CanFail({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/verify")
    Success<Verification> verifyBoard(
            @BoardId @PathVariable("leaderboard_id") String board, @ParameterObject Selection selection) {
        // Before it is said that the archive is busy: another try would not make these right.
        boards.check(board, selection);
        return Success.of(archive.verify(
                Verification.class,
                "/api/v1/leaderboards/{board}/verify?window={window}&period={period}&season={season}",
                Stream.concat(Stream.of(board), selection.inAddress()).toArray()));
    }
}
