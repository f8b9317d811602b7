package gg.leaderboard.api.moderation;

import gg.leaderboard.api.audit.Actor;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.docs.RequestBodySchema;
import gg.leaderboard.api.docs.WithWriteOptions;
import gg.leaderboard.api.event.WriteOptions;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.api.web.Success.Status;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.NumberParameter;
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
            description = "Deletes the player's scores on this leaderboard in all seasons. Later scores count as those"
                    + " of a new player.")
    @WithWriteOptions
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @DeleteMapping("/leaderboards/{leaderboard_id}/player/{player_id}")
    CompletableFuture<ResponseEntity<Success<Status>>> removePlayer(
            @Parameter(example = "speedrun") @PathVariable("leaderboard_id") String id,
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @Parameter(hidden = true) WriteOptions options,
            Actor actor) {
        return moderation.remove(id, player, options, actor);
    }

    @Operation(
            tags = MODERATION,
            summary = "Hide a player from all or some leaderboards",
            description = "Scores still count, but are not shown until the ban ends or is lifted. A ban from all"
                    + " leaderboards also hides the player's achievements, profile and histories. A ban from some"
                    + " leaderboards does not hide the achievements, the profile and the histories on other"
                    + " leaderboards. A later ban from the same leaderboards replaces an earlier one.")
    @RequestBodySchema(value = "Ban", required = false)
    @WithWriteOptions
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT})
    @PostMapping("/players/{player_id}/hide")
    CompletableFuture<ResponseEntity<Success<Status>>> hidePlayer(
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) WriteOptions options,
            Actor actor) {
        return moderation.hide(player, body, options, actor);
    }

    @Operation(
            tags = MODERATION,
            summary = "Restore a hidden player",
            description = "The rank includes the scores during the ban. Lifts all bans of the player, or those from the"
                    + " given leaderboards. A ban from all leaderboards can only be lifted as a whole.")
    @RequestBodySchema(value = "BanLifting", required = false)
    @WithWriteOptions
    @PostMapping("/players/{player_id}/restore")
    CompletableFuture<ResponseEntity<Success<Status>>> restorePlayer(
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) WriteOptions options,
            Actor actor) {
        return moderation.restore(player, body, options, actor);
    }

    @Operation(
            tags = MODERATION,
            summary = "List hidden players by id",
            description = "Returns the active bans of each player with their leaderboards, start, end and reason."
                    + " `next` is the cursor of the next page.")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping("/players/hidden")
    ReadResponse<Envelope<List<HiddenPlayer>>> hiddenPlayers(
            @NumberParameter int limit,
            @Parameter(description = "`next` of the previous page.") @RequestParam(defaultValue = "") String cursor) {
        return hidden.page(limit, cursor);
    }

    @Operation(
            tags = MODERATION,
            summary = "Erase a player",
            description = "Deletes the player from all leaderboards, with profile, achievements and ban. Later events"
                    + " count as those of a new player.")
    @WithWriteOptions
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @DeleteMapping("/players/{player_id}")
    CompletableFuture<ResponseEntity<Success<Status>>> erasePlayer(
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @Parameter(hidden = true) WriteOptions options,
            Actor actor) {
        return moderation.erase(player, options, actor);
    }
}
