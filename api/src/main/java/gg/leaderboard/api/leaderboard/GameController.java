package gg.leaderboard.api.leaderboard;

import gg.leaderboard.web.NumberParameters;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.docs.PageLimitParameter;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For games that know nothing but their id: it is the id of a board. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class GameController {

    private static final String GAMES = "Games";

    private final GameReader games;
    private final ReadResponses answers;

    GameController(GameReader games, ReadResponses answers) {
        this.games = games;
        this.answers = answers;
    }

    @Operation(
            tags = GAMES,
            summary = "The best users of a game",
            description = "Empty for a game that nobody has sent a score for.")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/topk")
    ReadResponse<List<UserScore>> topK(
            @Parameter(example = "chess") @RequestParam String gameId,
            @PageLimitParameter @RequestParam(defaultValue = "10") String k) {
        int limit = NumberParameters.parseEntries("k", k);
        return answers.withoutEnvelope(() -> games.top(gameId, limit));
    }

    @Operation(tags = GAMES, summary = "The rank of a user in a game")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/rank/{userId}")
    ReadResponse<UserRank> userRank(
            @Parameter(example = "u1") @PathVariable String userId,
            @Parameter(example = "chess") @RequestParam String gameId) {
        return answers.withoutEnvelope(() -> new UserRank(userId, games.rank(gameId, userId)));
    }

    record UserScore(@JsonProperty("userId") String userId, long score) {}

    record UserRank(@JsonProperty("userId") String userId, long rank) {}
}
