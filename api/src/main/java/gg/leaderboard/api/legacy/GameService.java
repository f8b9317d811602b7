package gg.leaderboard.api.legacy;

import gg.leaderboard.api.board.BoardChangeService;
import gg.leaderboard.api.board.BoardFinder;
import gg.leaderboard.api.event.ScoreService;
import gg.leaderboard.api.event.ScoreSubmission;
import gg.leaderboard.api.event.WriteAccess;
import gg.leaderboard.api.event.WriteOptions;
import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.api.leaderboard.StandingsReader;
import gg.leaderboard.api.legacy.GameController.UserScore;
import gg.leaderboard.api.limit.CallLimits;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.web.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads and writes boards with the id of a game. The first score of a game creates its board. */
@Component
class GameService {

    private final ScoreService scores;
    private final BoardFinder finder;
    private final BoardChangeService changes;
    private final BoardCatalog boards;
    private final BoardReader reader;
    private final CallLimits limits;

    GameService(
            ScoreService scores,
            BoardFinder finder,
            BoardChangeService changes,
            BoardCatalog boards,
            BoardReader reader,
            CallLimits limits) {
        this.scores = scores;
        this.finder = finder;
        this.changes = changes;
        this.boards = boards;
        this.reader = reader;
        this.limits = limits;
    }

    /** The best {@code limit} players; empty for an unknown game. */
    List<UserScore> top(String game, int limit) {
        if (!boards.exists(game)) {
            return List.of();
        }
        return reader.top(boards.current(game, Window.ALLTIME), limit).entries().stream()
                .map(entry -> new UserScore(entry.playerId(), entry.score()))
                .toList();
    }

    /** @throws ProblemException 404 for an unknown game, and for a player without a rank in it */
    long rank(String game, String player) {
        return reader.standing(boards.current(game, Window.ALLTIME), player)
                .map(Standing::rank)
                .orElseThrow(() -> StandingsReader.notRanked(game, player));
    }

    CompletableFuture<ResponseEntity<GameScoreAccepted>> submit(GameScore sent, WriteOptions options) {
        // Validated before a board is created for it.
        ScoreSubmission score = scores.parse(sent.score(), options.eventId(), options.caller());
        WriteAccess.check(options.caller(), score.score());
        return boardOf(sent.game())
                .thenCompose(board -> scores.submit(score, options, id -> Optional.of(board)))
                .thenApply(answer -> ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .body(GameScoreAccepted.of(
                                Objects.requireNonNull(answer.getBody()).data().status(), score.score())));
    }

    private CompletableFuture<BoardHistory> boardOf(String game) {
        Optional<BoardHistory> known = finder.find(game);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        limits.chargeNewBoard();
        return changes.createIfAbsent(BoardDefinition.ofGame(game));
    }
}
