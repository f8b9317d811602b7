package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.answer.Answer;
import gg.leaderboard.api.answer.Answers;
import gg.leaderboard.api.docs.BoardId;
import gg.leaderboard.api.docs.CanFail;
import gg.leaderboard.api.docs.Limit;
import gg.leaderboard.standings.board.BuiltInBoards;
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
    private final Boards boards;
    private final Answers answers;
    private final InstantSource time;

    LeaderboardController(LeaderboardReader leaderboards, Boards boards, Answers answers, InstantSource time) {
        this.leaderboards = leaderboards;
        this.boards = boards;
        this.answers = answers;
        this.time = time;
    }

    @Operation(tags = STANDINGS, summary = "The best players by points, all time")
    @CanFail({HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/api/leaderboard")
    Answer<Leaderboard> globalLeaderboard(@Limit @RequestParam(defaultValue = "10") String top) {
        int limit = Limits.read("top", top);
        return answers.bare(
                () -> Leaderboard.of(leaderboards.top(BuiltInBoards.GLOBAL, Window.ALLTIME, limit), time.instant()),
                Leaderboard::withoutTime);
    }

    @Operation(
            tags = STANDINGS,
            summary = "The best players of a board in the current hour, day, week or month",
            description = "Days and weeks are those of the board's zone; weeks start on Monday.")
    @CanFail({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/api/leaderboard/{window}/{board}")
    Answer<WindowLeaderboard> windowLeaderboard(
            @Parameter(description = "`alltime`, `daily`, `weekly`, or another that is configured.", example = "daily")
                    @PathVariable
                    String window,
            @BoardId @PathVariable String board,
            @Limit @RequestParam(defaultValue = "10") String limit) {
        boards.require(board);
        Window known = boards.window(window);
        int entries = Limits.read("limit", limit);
        return answers.bare(
                () -> WindowLeaderboard.of(known, board, leaderboards.top(board, known, entries), time.instant()),
                WindowLeaderboard::withoutTime);
    }
}
