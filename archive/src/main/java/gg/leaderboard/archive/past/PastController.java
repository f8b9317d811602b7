package gg.leaderboard.archive.past;

import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.board.Standing.NextRank;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.archive.PastPage;
import gg.leaderboard.web.archive.PastStanding;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Boards as they were; the api has checked the numbers. */
@RestController
@RequestMapping("/api/v1/leaderboards/{board}")
class PastController {

    private final PastQueries past;

    PastController(PastQueries past) {
        this.past = past;
    }

    /** The players at the positions {@code start} to {@code end}, both included. */
    @GetMapping("/range")
    PastPage range(BoardQueryParameters question, @RequestParam long start, @RequestParam long end) {
        BoardQuery board = past.resolve(question);
        return page(board, past.query(board, ranking -> ranking.page(start, end)));
    }

    /** The players who come after a place, whether or not somebody had it. */
    @GetMapping("/after")
    PastPage after(
            BoardQueryParameters question,
            @RequestParam long score,
            @RequestParam String player,
            @RequestParam int limit) {
        BoardQuery board = past.resolve(question);
        return page(board, past.query(board, ranking -> ranking.after(score, player, limit)));
    }

    /** Those players who had a rank; each id is a parameter {@code players} of its own, for it may hold a comma. */
    @GetMapping("/among")
    PastPage among(BoardQueryParameters question, @RequestParam MultiValueMap<String, String> parameters) {
        List<String> players = parameters.getOrDefault("players", List.of());
        BoardQuery board = past.resolve(question);
        return page(board, past.query(board, ranking -> ranking.among(players)));
    }

    @GetMapping("/around/{player}")
    PastPage around(BoardQueryParameters question, @PathVariable String player, @RequestParam long range) {
        BoardQuery board = past.resolve(question);
        return page(
                board,
                past.query(board, ranking -> ranking.around(player, range)).orElseThrow(() -> notThere(board, player)));
    }

    @GetMapping("/player/{player}")
    PastStanding player(BoardQueryParameters question, @PathVariable String player) {
        BoardQuery board = past.resolve(question);
        return standing(
                board,
                past.query(board, ranking -> ranking.standing(player)).orElseThrow(() -> notThere(board, player)));
    }

    private static PastPage page(BoardQuery board, BoardPage page) {
        return new PastPage(
                board.time(),
                board.period().window().label(),
                board.period().label(),
                board.part().season(),
                page.totalPlayers(),
                page.entries(),
                page.more());
    }

    private static PastStanding standing(BoardQuery board, Standing standing) {
        NextRank next = standing.next();
        return new PastStanding(
                board.time(),
                standing.playerId(),
                standing.score(),
                standing.rank(),
                standing.totalPlayers(),
                standing.worse(),
                next == null ? null : new PastStanding.Next(next.rank(), next.score(), next.pointsNeeded()));
    }

    private static ProblemException notThere(BoardQuery board, String player) {
        return ProblemException.notFound("The player " + Rules.quote(player) + " had no rank on the leaderboard \""
                + board.part().board() + "\" at " + board.time() + ".");
    }
}
