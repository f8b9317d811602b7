package gg.leaderboard.api.leaderboard;

import gg.leaderboard.web.NumberParameters;

import gg.leaderboard.api.docs.BoardIdParameter;
import gg.leaderboard.api.docs.LimitParameter;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.window.Window;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class LeaderboardController {

    private static final String STANDINGS = "Standings";

    private final LeaderboardReader leaderboards;
    private final BoardCatalog boards;
    private final ReadResponses answers;
    private final InstantSource time;

    LeaderboardController(
            LeaderboardReader leaderboards, BoardCatalog boards, ReadResponses answers, InstantSource time) {
        this.leaderboards = leaderboards;
        this.boards = boards;
        this.answers = answers;
        this.time = time;
    }

    @Operation(tags = STANDINGS, summary = "The best players by points, all time")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/api/leaderboard")
    ReadResponse<GlobalLeaderboard> globalLeaderboard(@LimitParameter @RequestParam(defaultValue = "10") String top) {
        int limit = NumberParameters.parse("top", top);
        return answers.withoutEnvelope(
                () -> GlobalLeaderboard.of(
                        leaderboards.top(BuiltInBoards.GLOBAL, Window.ALLTIME, limit), time.instant()),
                GlobalLeaderboard::withoutTime);
    }

    @Operation(
            tags = STANDINGS,
            summary = "The best players of a board in the current hour, day, week or month",
            description = "Days and weeks are those of the board's zone; weeks start on Monday.")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/api/leaderboard/{window}/{board}")
    ReadResponse<WindowLeaderboard> windowLeaderboard(
            @Parameter(description = "`alltime`, `daily`, `weekly`, or another that is configured.", example = "daily")
                    @PathVariable
                    String window,
            @BoardIdParameter @PathVariable String board,
            @LimitParameter @RequestParam(defaultValue = "10") String limit) {
        boards.require(board);
        Window known = boards.window(window);
        int entries = NumberParameters.parse("limit", limit);
        return answers.withoutEnvelope(
                () -> WindowLeaderboard.of(known, board, leaderboards.top(board, known, entries), time.instant()),
                WindowLeaderboard::withoutTime);
    }
}
