package gg.leaderboard.archive.past;

import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Standing;
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

/** Past standings. The api has validated the numbers. */
@RestController
@RequestMapping("/api/v1/leaderboards/{board}")
class PastController {

    private final PastQueries queries;

    PastController(PastQueries queries) {
        this.queries = queries;
    }

    /** The players at the positions {@code start} to {@code end}, both included. */
    @GetMapping("/range")
    PastPage range(BoardQuery board, @RequestParam long start, @RequestParam long end) {
        return page(board, queries.query(board, ranking -> ranking.page(start, end)));
    }

    /** The players after this score and player id, which need not exist. */
    @GetMapping("/after")
    PastPage after(BoardQuery board, @RequestParam long score, @RequestParam String player, @RequestParam int limit) {
        return page(board, queries.query(board, ranking -> ranking.after(score, player, limit)));
    }

    /** The ranked ones of {@code players}. Each id is a separate parameter {@code players}, because it may contain a comma. */
    @GetMapping("/among")
    PastPage among(BoardQuery board, @RequestParam MultiValueMap<String, String> all) {
        List<String> players = all.getOrDefault("players", List.of());
        return page(board, queries.query(board, ranking -> ranking.among(players)));
    }

    @GetMapping("/around/{player}")
    PastPage around(BoardQuery board, @PathVariable String player, @RequestParam long range) {
        return page(
                board,
                queries.query(board, ranking -> ranking.around(player, range))
                        .orElseThrow(() -> notRanked(board, player)));
    }

    @GetMapping("/player/{player}")
    PastStanding player(BoardQuery board, @PathVariable String player) {
        return standing(
                board,
                queries.query(board, ranking -> ranking.standing(player)).orElseThrow(() -> notRanked(board, player)));
    }

    private static PastPage page(BoardQuery board, BoardPage page) {
        return new PastPage(
                board.time(),
                board.period().window(),
                board.period().period(),
                board.period().season(),
                page.totalPlayers(),
                page.entries(),
                page.more());
    }

    private static PastStanding standing(BoardQuery board, Standing standing) {
        return new PastStanding(
                board.time(),
                standing.playerId(),
                standing.score(),
                standing.rank(),
                standing.totalPlayers(),
                standing.worse(),
                standing.next());
    }

    private static ProblemException notRanked(BoardQuery board, String player) {
        return ProblemException.notFound("The player " + Rules.quote(player) + " had no rank on the leaderboard \""
                + board.period().board() + "\" at " + board.time() + ".");
    }
}
