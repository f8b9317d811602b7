package gg.leaderboard.api.moderation;

import gg.leaderboard.api.docs.CanFail;
import gg.leaderboard.api.docs.TakesWish;
import gg.leaderboard.api.event.Wish;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.api.web.Success.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ModerationController {

    private static final String MODERATION = "Moderation";

    private final ModerationService moderation;

    ModerationController(ModerationService moderation) {
        this.moderation = moderation;
    }

    @Operation(
            tags = MODERATION,
            summary = "Remove a player from a leaderboard",
            description = "With what the player had scored there, in all seasons. Later scores count anew.")
    @TakesWish
    @CanFail({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @DeleteMapping("/leaderboards/{leaderboard_id}/player/{player_id}")
    CompletableFuture<ResponseEntity<Success<Status>>> removePlayer(
            @Parameter(example = "speedrun") @PathVariable("leaderboard_id") String id,
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @Parameter(hidden = true) Wish wish) {
        return moderation.remove(id, player, wish);
    }

    @Operation(
            tags = MODERATION,
            summary = "Hide a player from all leaderboards",
            description = "And from the achievements, profiles and histories. Scores go on counting, unseen, until the"
                    + " player is restored.")
    @TakesWish
    @CanFail({HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE})
    @PostMapping("/players/{player_id}/hide")
    CompletableFuture<ResponseEntity<Success<Status>>> hidePlayer(
            @Parameter(example = "p1") @PathVariable("player_id") String player, @Parameter(hidden = true) Wish wish) {
        return moderation.hide(player, wish);
    }

    @Operation(
            tags = MODERATION,
            summary = "Show a hidden player again",
            description = "Where the scores of all the time say.")
    @TakesWish
    @CanFail({HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE})
    @PostMapping("/players/{player_id}/restore")
    CompletableFuture<ResponseEntity<Success<Status>>> restorePlayer(
            @Parameter(example = "p1") @PathVariable("player_id") String player, @Parameter(hidden = true) Wish wish) {
        return moderation.restore(player, wish);
    }

    @Operation(
            tags = MODERATION,
            summary = "Erase a player",
            description =
                    "From all leaderboards, with profile, achievements and ban. Events that come later count anew.")
    @TakesWish
    @CanFail({HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE})
    @DeleteMapping("/players/{player_id}")
    CompletableFuture<ResponseEntity<Success<Status>>> erasePlayer(
            @Parameter(example = "p1") @PathVariable("player_id") String player, @Parameter(hidden = true) Wish wish) {
        return moderation.erase(player, wish);
    }
}
