package gg.leaderboard.api.event;

import gg.leaderboard.api.board.BoardChangeService;
import gg.leaderboard.api.board.BoardFinder;
import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Scores of games, whose boards are made when the first comes. */
@Component
class GameScoreService {

    private static final String USER = "userId";
    private static final String GAME = "gameId";
    private static final String SCORE = "score";

    private final ScoreService scores;
    private final BoardFinder finder;
    private final BoardChangeService changes;

    GameScoreService(ScoreService scores, BoardFinder finder, BoardChangeService changes) {
        this.scores = scores;
        this.finder = finder;
        this.changes = changes;
    }

    CompletableFuture<ResponseEntity<GameScoreAccepted>> submit(ObjectNode json, WriteOptions wish) {
        String user = text(json, USER);
        Rules.id(USER, user);
        String game = text(json, GAME);
        BoardDefinition.checkId(GAME, game);
        if (BoardCatalog.isBuiltIn(game)) {
            throw new InvalidEventException(
                    GAME, "is the id of a leaderboard that is built in; was " + Rules.quote(game));
        }
        // Before a board is made for it.
        ScoreSubmission score = scores.parse(score(json, user, game), wish.eventId());
        return boardOf(game)
                .thenCompose(board -> scores.submit(
                        score,
                        wish,
                        id -> Optional.of(board),
                        (submission, place) -> GameScoreAccepted.of(submission.score())));
    }

    private static String text(ObjectNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isString()) {
            throw new InvalidEventException(
                    field,
                    value.isMissingNode() ? "is missing" : "must be a string; was " + Rules.excerpt(value.toString()));
        }
        return value.stringValue();
    }

    private static ObjectNode score(ObjectNode json, String user, String game) {
        ObjectNode score = json.deepCopy();
        score.remove(USER);
        score.remove(GAME);
        return score.put("player_id", user).put("leaderboard_id", game).put("game_id", game);
    }

    private CompletableFuture<BoardHistory> boardOf(String game) {
        Optional<BoardHistory> known = finder.find(game);
        return known.isPresent()
                ? CompletableFuture.completedFuture(known.get())
                : changes.createIfAbsent(BoardDefinition.ofGame(game));
    }
}
