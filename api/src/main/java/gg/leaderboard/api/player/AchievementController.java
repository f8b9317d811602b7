package gg.leaderboard.api.player;

import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.leaderboard.NumberParameter;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import gg.leaderboard.standings.profile.Achievement;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class AchievementController {

    private final AchievementReader achievements;
    private final ReadResponses answers;

    AchievementController(AchievementReader achievements, ReadResponses answers) {
        this.achievements = achievements;
        this.answers = answers;
    }

    @Operation(tags = "Standings", summary = "List the newest achievements")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/api/achievements")
    ReadResponse<List<UnlockedAchievement>> achievements(@NumberParameter(max = Achievement.KEPT) int limit) {
        return answers.withoutEnvelope(() -> achievements.latest(limit));
    }
}
