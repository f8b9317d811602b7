package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.leaderboard.GameController.UserScore;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.redis.BoardReader;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the boards that are called like games. */
@Component
class GameReader {

    private final BoardCatalog boards;
    private final BoardReader reader;
    private final StandingReader standings;

    GameReader(BoardCatalog boards, BoardReader reader, StandingReader standings) {
        this.boards = boards;
        this.reader = reader;
        this.standings = standings;
    }

    /** The best {@code limit} players; none of a game that there is not. */
    List<UserScore> top(String game, int limit) {
        if (!boards.exists(game)) {
            return List.of();
        }
        Ranking ranking = boards.ranking(game, SelectionParameters.CURRENT);
        return reader.top(ranking, limit).entries().stream()
                .map(e -> new UserScore(e.playerId(), e.score()))
                .toList();
    }

    /** @throws ProblemException 404 for an unknown game, and for a player without a rank in it */
    long rank(String game, String player) {
        return standings.rank(boards.ranking(game, SelectionParameters.CURRENT), player);
    }
}
