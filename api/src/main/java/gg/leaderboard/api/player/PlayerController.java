package gg.leaderboard.api.player;

import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import gg.leaderboard.standings.profile.Achievement;
import gg.leaderboard.web.NumberParameter;
import gg.leaderboard.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class PlayerController {

    private final PlayerReader players;
    private final AchievementReader achievements;
    private final ReadResponses answers;

    PlayerController(PlayerReader players, AchievementReader achievements, ReadResponses answers) {
        this.players = players;
        this.achievements = achievements;
        this.answers = answers;
    }

    @Operation(tags = "Standings", summary = "Get a player's profile and rank")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/api/player/{player_id}")
    ReadResponse<Player> player(
            @Parameter(example = "p1") @PathVariable("player_id") String playerId,
            @Parameter(hidden = true) Caller caller) {
        return answers.withoutEnvelope(() -> players.find(playerId, caller));
    }

    @Operation(tags = "Standings", summary = "List the newest achievements")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping("/api/achievements")
    ReadResponse<List<UnlockedAchievement>> achievements(@NumberParameter(max = Achievement.KEPT) int limit) {
        return answers.withoutEnvelope(() -> achievements.latest(limit));
    }
}
