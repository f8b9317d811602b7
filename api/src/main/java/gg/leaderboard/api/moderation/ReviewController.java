package gg.leaderboard.api.moderation;

import gg.leaderboard.api.archive.ArchiveClient;
import gg.leaderboard.api.audit.Actor;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.docs.RequestBodySchema;
import gg.leaderboard.api.docs.WithWriteOptions;
import gg.leaderboard.api.event.WriteOptions;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.api.web.Success.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = ReviewService.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ReviewController {

    private static final String MODERATION = "Moderation";
    private static final String EXAMPLE = "run-17-p1";

    private final ReviewService reviews;
    private final ArchiveClient archive;

    ReviewController(ReviewService reviews, ArchiveClient archive) {
        this.reviews = reviews;
        this.archive = archive;
    }

    @Operation(
            tags = MODERATION,
            summary = "List scores that violate bounds",
            description =
                    "Returns the oldest first. Scores of leaderboards with `on_violation` quarantine or flag are"
                            + " listed. `next` is the cursor of the next page. A decision is listed when the archive has read it.")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping
    Map<String, Object> reviews(
            @Parameter(description = "Whether a moderator has decided.")
                    @Schema(allowableValues = {"open", "accepted", "rejected"})
                    @RequestParam(defaultValue = "open")
                    String status,
            @Parameter(description = "Only scores of this leaderboard.", example = "speedrun")
                    @RequestParam(name = "leaderboard_id", required = false)
                    @Nullable String board,
            @Parameter(
                            description = "Number of scores.",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "50"))
                    @RequestParam(defaultValue = "50")
                    String limit,
            @Parameter(description = "`next` of the previous page.") @RequestParam(defaultValue = "") String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("status", status);
        parameters.put("limit", limit);
        parameters.put("cursor", cursor);
        if (board != null) {
            parameters.put("leaderboard_id", board);
        }
        return archive.forward(HttpMethod.GET, ReviewService.PATH, parameters, ArchiveClient.NO_BODY);
    }

    @Operation(
            tags = MODERATION,
            summary = "Accept a score that violates a bound",
            description = "A quarantined score counts in the season and the periods that it would have counted in. A"
                    + " flagged score counts already.")
    @RequestBodySchema(value = "ReviewDecision", required = false)
    @WithWriteOptions
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT})
    @PostMapping("/{event_id}/accept")
    CompletableFuture<ResponseEntity<Success<Status>>> acceptScore(
            @Parameter(example = EXAMPLE) @PathVariable("event_id") String id,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) WriteOptions options,
            Actor actor) {
        return reviews.accept(id, body, options, actor);
    }

    @Operation(
            tags = MODERATION,
            summary = "Reject a score that violates a bound",
            description = "A quarantined score stays without effect. A flagged score goes on counting: remove the"
                    + " player from the leaderboard if it must not.")
    @RequestBodySchema(value = "ReviewDecision", required = false)
    @WithWriteOptions
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT})
    @PostMapping("/{event_id}/reject")
    CompletableFuture<ResponseEntity<Success<Status>>> rejectScore(
            @Parameter(example = EXAMPLE) @PathVariable("event_id") String id,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) WriteOptions options,
            Actor actor) {
        return reviews.reject(id, body, options, actor);
    }
}
