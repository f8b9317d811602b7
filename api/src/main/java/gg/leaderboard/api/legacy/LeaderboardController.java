package gg.leaderboard.api.legacy;

import gg.leaderboard.api.docs.BoardIdParameter;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.api.leaderboard.GlobalLeaderboard;
import gg.leaderboard.api.leaderboard.StandingsReader;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.web.NumberParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints below {@code /api/leaderboard}, which are older than {@code /api/v1}. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class LeaderboardController {

    private static final String STANDINGS = "Standings";
    private static final int MAX = 100;

    private final StandingsReader standings;
    private final BoardCatalog boards;
    private final ReadResponses answers;
    private final InstantSource time;

    LeaderboardController(StandingsReader standings, BoardCatalog boards, ReadResponses answers, InstantSource time) {
        this.standings = standings;
        this.boards = boards;
        this.answers = answers;
        this.time = time;
    }

    @Operation(tags = STANDINGS, summary = "List the best players by points, all time")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping("/api/leaderboard")
    ReadResponse<GlobalLeaderboard> globalLeaderboard(@NumberParameter(max = MAX) int top) {
        return answers.withoutEnvelope(
                () -> GlobalLeaderboard.of(
                        standings.top(boards.current(BuiltInBoards.GLOBAL, Window.ALLTIME), top), time.instant()),
                GlobalLeaderboard::withoutTime);
    }

    @Operation(
            tags = STANDINGS,
            summary = "List the best players of a board in the current hour, day, week or month",
            description = "Days and weeks begin in the board's time zone. Weeks start on Monday.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/api/leaderboard/{window}/{board}")
    ReadResponse<WindowLeaderboard> windowLeaderboard(
            @Parameter(description = "`alltime`, `daily`, `weekly`, or another configured window.", example = "daily")
                    @PathVariable
                    String window,
            @BoardIdParameter @PathVariable String board,
            @NumberParameter(max = MAX) int limit) {
        boards.require(board);
        Window known = boards.window(window);
        return answers.withoutEnvelope(
                () -> WindowLeaderboard.of(
                        known, board, standings.top(boards.current(board, known), limit), time.instant()),
                WindowLeaderboard::withoutTime);
    }
}
