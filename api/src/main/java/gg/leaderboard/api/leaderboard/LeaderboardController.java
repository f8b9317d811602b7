package gg.leaderboard.api.leaderboard;

import gg.leaderboard.standings.board.BuiltInBoards;
import gg.leaderboard.standings.window.Window;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class LeaderboardController {

    private final LeaderboardReader leaderboards;
    private final Boards boards;
    private final InstantSource time;

    LeaderboardController(LeaderboardReader leaderboards, Boards boards, InstantSource time) {
        this.leaderboards = leaderboards;
        this.boards = boards;
        this.time = time;
    }

    @GetMapping("/api/leaderboard")
    Leaderboard global(@RequestParam(defaultValue = "10") String top) {
        return Leaderboard.of(
                leaderboards.top(BuiltInBoards.GLOBAL, Window.ALLTIME, Limits.read("top", top)), time.instant());
    }

    @GetMapping("/api/leaderboard/{window}/{board}")
    WindowLeaderboard inWindow(
            @PathVariable String window, @PathVariable String board, @RequestParam(defaultValue = "10") String limit) {
        boards.require(board);
        TopPlayers top = leaderboards.top(board, boards.window(window), Limits.read("limit", limit));
        return new WindowLeaderboard(window + "_" + board, time.instant(), top.players());
    }
}
