package gg.leaderboard.api.achievement;

import gg.leaderboard.api.leaderboard.Limits;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class AchievementController {

    private final AchievementReader achievements;

    AchievementController(AchievementReader achievements) {
        this.achievements = achievements;
    }

    @GetMapping("/api/achievements")
    List<UnlockedAchievement> latest(@RequestParam(defaultValue = "10") String limit) {
        return achievements.latest(Limits.read("limit", limit));
    }
}
