package gg.leaderboard.api.moderation;

import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.docs.RequestBodySchema;
import gg.leaderboard.api.docs.WithWriteOptions;
import gg.leaderboard.api.event.WriteOptions;
import gg.leaderboard.api.leaderboard.NumberParameter;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.api.web.Success.Status;
import gg.leaderboard.web.Envelope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ModerationController {

    private static final String MODERATION = "Moderation";

    private final ModerationService moderation;
    private final HiddenPlayerReader hidden;

    ModerationController(ModerationService moderation, HiddenPlayerReader hidden) {
        this.moderation = moderation;
        this.hidden = hidden;
    }

    @Operation(
            tags = MODERATION,
            summary = "Remove a player from a leaderboard",
            description = "With what the player had scored there, in all seasons. Later scores count anew.")
    @WithWriteOptions
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE
    })
    @DeleteMapping("/leaderboards/{leaderboard_id}/player/{player_id}")
    CompletableFuture<ResponseEntity<Success<Status>>> removePlayer(
            @Parameter(example = "speedrun") @PathVariable("leaderboard_id") String id,
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @Parameter(hidden = true) WriteOptions wish) {
        return moderation.remove(id, player, wish);
    }

    @Operation(
            tags = MODERATION,
            summary = "Hide a player from all leaderboards or some",
            description = "Scores go on counting, unseen, until the ban is lifted or ends. A ban from all leaderboards"
                    + " also hides the player's achievements, profile and histories. A ban from some leaderboards leaves"
                    + " those. A later ban from the same leaderboards takes the place of an earlier one.")
    @RequestBodySchema(value = "Ban", required = false)
    @WithWriteOptions
    @ProblemResponses({
        HttpStatus.BAD_REQUEST,
        HttpStatus.NOT_FOUND,
        HttpStatus.CONFLICT,
        HttpStatus.CONTENT_TOO_LARGE,
        HttpStatus.SERVICE_UNAVAILABLE
    })
    @PostMapping("/players/{player_id}/hide")
    CompletableFuture<ResponseEntity<Success<Status>>> hidePlayer(
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) WriteOptions wish) {
        return moderation.hide(player, body, wish);
    }

    @Operation(
            tags = MODERATION,
            summary = "Show a hidden player again",
            description = "Where the scores of all the time say. Lifts all bans of the player, or those from the"
                    + " leaderboards that are named; a ban from all leaderboards is lifted as a whole only.")
    @RequestBodySchema(value = "BanLifting", required = false)
    @WithWriteOptions
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.CONTENT_TOO_LARGE, HttpStatus.SERVICE_UNAVAILABLE})
    @PostMapping("/players/{player_id}/restore")
    CompletableFuture<ResponseEntity<Success<Status>>> restorePlayer(
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) WriteOptions wish) {
        return moderation.restore(player, body, wish);
    }

    @Operation(
            tags = MODERATION,
            summary = "The players who are hidden, by id",
            description =
                    "With the bans in force: who is hidden from what, since when, until when and why. `next` is the"
                            + " cursor of the page that follows.")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/players/hidden")
    ReadResponse<Envelope<List<HiddenPlayer>>> hiddenPlayers(
            @NumberParameter int limit,
            @Parameter(description = "`next` of the page before.") @RequestParam(defaultValue = "") String cursor) {
        return hidden.page(limit, cursor);
    }

    @Operation(
            tags = MODERATION,
            summary = "Erase a player",
            description =
                    "From all leaderboards, with profile, achievements and ban. Events that come later count anew.")
    @WithWriteOptions
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE})
    @DeleteMapping("/players/{player_id}")
    CompletableFuture<ResponseEntity<Success<Status>>> erasePlayer(
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @Parameter(hidden = true) WriteOptions wish) {
        return moderation.erase(player, wish);
    }
}
