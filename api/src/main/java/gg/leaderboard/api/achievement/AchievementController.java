package gg.leaderboard.api.achievement;

import gg.leaderboard.api.answer.Answer;
import gg.leaderboard.api.answer.Answers;
import gg.leaderboard.api.docs.CanFail;
import gg.leaderboard.api.docs.Limit;
import gg.leaderboard.api.leaderboard.Limits;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class AchievementController {

    private final AchievementReader achievements;
    private final Answers answers;

    AchievementController(AchievementReader achievements, Answers answers) {
        this.achievements = achievements;
        this.answers = answers;
    }

    @Operation(tags = "Standings", summary = "The newest achievements")
    @CanFail({HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/api/achievements")
    Answer<List<UnlockedAchievement>> achievements(@Limit @RequestParam(defaultValue = "10") String limit) {
        int entries = Limits.read("limit", limit);
        return answers.bare(() -> achievements.latest(entries));
    }
}
