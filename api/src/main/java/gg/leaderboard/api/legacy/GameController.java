package gg.leaderboard.api.legacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.docs.RequestBodySchema;
import gg.leaderboard.api.docs.WithWriteOptions;
import gg.leaderboard.api.event.WriteOptions;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.NumberParameter;
import gg.leaderboard.web.RequestBodyReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints for games, whose game id is the id of their board. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class GameController {

    private static final String GAMES = "Games";

    private final GameService games;
    private final ReadResponses answers;

    GameController(GameService games, ReadResponses answers) {
        this.games = games;
        this.answers = answers;
    }

    @Operation(
            tags = "Scores",
            summary = "Submit a score for a game",
            description = "The id of the game's leaderboard is the gameId. The first score creates the leaderboard. It"
                    + " keeps the best score of each user.")
    @RequestBodySchema("GameScore")
    @WithWriteOptions
    @ProblemResponses({HttpStatus.CONFLICT, HttpStatus.UNPROCESSABLE_CONTENT})
    @PostMapping(path = "/score", consumes = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<ResponseEntity<GameScoreAccepted>> submitGameScore(
            @Parameter(hidden = true) InputStream body, @Parameter(hidden = true) WriteOptions options) {
        return games.submit(
                GameScore.of(EventJson.parse("score", RequestBodyReader.read(body, Rules.MAX_BYTES))), options);
    }

    @Operation(
            tags = GAMES,
            summary = "List the best users of a game",
            description = "Returns an empty list for a game without scores.")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping("/topk")
    ReadResponse<List<UserScore>> topK(
            @Parameter(example = "chess") @RequestParam String gameId, @NumberParameter int k) {
        return answers.withoutEnvelope(() -> games.top(gameId, k));
    }

    @Operation(tags = GAMES, summary = "Get the rank of a user in a game")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/rank/{userId}")
    ReadResponse<UserRank> userRank(
            @Parameter(example = "u1") @PathVariable String userId,
            @Parameter(example = "chess") @RequestParam String gameId) {
        return answers.withoutEnvelope(() -> new UserRank(userId, games.rank(gameId, userId)));
    }

    record UserScore(@JsonProperty("userId") String userId, long score) {}

    record UserRank(@JsonProperty("userId") String userId, long rank) {}
}
