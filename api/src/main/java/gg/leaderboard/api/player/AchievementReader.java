package gg.leaderboard.api.player;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.standings.profile.Achievement;
import gg.leaderboard.standings.profile.PlayerLabel;
import gg.leaderboard.standings.redis.FeedReader;
import gg.leaderboard.standings.redis.ProfileReader;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads the achievements feed with the names of the players. */
@Component
public class AchievementReader {

    private final FeedReader feed;
    private final ProfileReader profiles;
    private final Dependencies dependencies;

    AchievementReader(FeedReader feed, ProfileReader profiles, Dependencies dependencies) {
        this.feed = feed;
        this.profiles = profiles;
        this.dependencies = dependencies;
    }

    /**
     * The newest achievements first.
     *
     * @param limit 1 to {@value Achievement#KEPT}
     */
    public List<UnlockedAchievement> latest(int limit) {
        dependencies.requireRedis();
        List<Achievement> entries = feed.latest(limit);
        Function<String, PlayerLabel> labels = profiles.labels(entries.stream()
                .filter(entry -> entry.playerName() == null)
                .map(Achievement::playerId)
                .toList());
        return entries.stream().map(entry -> named(entry, labels)).toList();
    }

    private static UnlockedAchievement named(Achievement entry, Function<String, PlayerLabel> labels) {
        String id = entry.playerId();
        String name = Objects.requireNonNullElseGet(
                entry.playerName(), () -> labels.apply(id).name());
        return new UnlockedAchievement(name, id, entry.achievement(), entry.rarity(), entry.timestamp());
    }
}
