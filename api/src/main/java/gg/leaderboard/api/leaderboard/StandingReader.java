package gg.leaderboard.api.leaderboard;

import gg.leaderboard.web.ProblemException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.ProfileReader;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads how single players stand, and what holds for a board as a whole. */
@Component
class StandingReader {

    private final BoardReader boards;
    private final ProfileReader profiles;

    StandingReader(BoardReader boards, ProfileReader profiles) {
        this.boards = boards;
        this.profiles = profiles;
    }

    /** @throws ProblemException 404 for a player who is not on the board */
    PlayerStanding player(Ranking ranking, String playerId) {
        Standing standing = boards.standing(ranking, playerId)
                .orElseThrow(() -> ProblemException.notFound("There is no player " + Rules.quote(playerId)
                        + " on the leaderboard " + Rules.quote(ranking.board()) + "."));
        return PlayerStanding.of(standing, profiles.name(playerId).orElse(playerId));
    }

    /** @throws ProblemException 404 for a player without a rank */
    long rank(Ranking ranking, String playerId) {
        return boards.standing(ranking, playerId)
                .flatMap(s -> Optional.ofNullable(s.rank()))
                .orElseThrow(() -> notRanked(ranking.board(), playerId));
    }

    static ProblemException notRanked(String board, String playerId) {
        return ProblemException.notFound(
                "The player " + Rules.quote(playerId) + " has no rank on the leaderboard " + Rules.quote(board) + ".");
    }

    ScoreStats stats(Ranking ranking) {
        return ScoreStats.of(ranking, boards.stats(ranking));
    }

    ScoreHistogram histogram(Ranking ranking, int buckets) {
        return ScoreHistogram.of(ranking, boards.histogram(ranking, buckets));
    }
}
