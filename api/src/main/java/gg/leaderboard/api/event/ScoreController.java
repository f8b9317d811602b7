package gg.leaderboard.api.event;

import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.docs.RequestBodySchema;
import gg.leaderboard.api.docs.WithWriteOptions;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.RequestBodyReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class ScoreController {

    private static final String SCORES = "Scores";

    // Enough for a thousand scores with some kilobytes of payload each. The whole body is held in memory.
    private static final int MAX_BATCH_BYTES = 8 * 1024 * 1024;

    private final ScoreService scores;
    private final ScoreBatchService batches;

    ScoreController(ScoreService scores, ScoreBatchService batches) {
        this.scores = scores;
        this.batches = batches;
    }

    @Operation(
            tags = SCORES,
            summary = "Submit a score",
            description = "Returns the player's score and rank on the leaderboard when the standings contain the score."
                    + " The rank is null below `max_entries`. Score and rank are null for a hidden player,"
                    + " and for a player who may not read the leaderboard. After a 503"
                    + " the outcome is unknown. Send the score again with the same event_id; it counts once.")
    @RequestBodySchema("Score")
    @WithWriteOptions
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.UNPROCESSABLE_CONTENT})
    @PostMapping(path = "/api/v1/scores", consumes = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<ResponseEntity<ScoreAccepted>> submitScore(
            @Parameter(hidden = true) InputStream body, @Parameter(hidden = true) WriteOptions options) {
        return scores.submit(EventJson.parse("score", RequestBodyReader.read(body, Rules.MAX_BYTES)), options);
    }

    @Operation(
            tags = SCORES,
            summary = "Submit up to 1,000 scores",
            description = "Each score has its own result. An invalid score does not affect the others. Scores of the"
                    + " same player are counted in the given order.")
    @RequestBodySchema("Scores")
    @WithWriteOptions
    @ProblemResponses(HttpStatus.UNPROCESSABLE_CONTENT)
    @PostMapping(path = "/api/v1/scores/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<ResponseEntity<BatchAccepted>> submitScores(
            @Parameter(hidden = true) InputStream body, @Parameter(hidden = true) WriteOptions options) {
        return batches.submit(EventJson.parse("batch", RequestBodyReader.read(body, MAX_BATCH_BYTES)), options);
    }
}
