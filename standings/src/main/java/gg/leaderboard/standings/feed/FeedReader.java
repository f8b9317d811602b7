package gg.leaderboard.standings.feed;

import gg.leaderboard.standings.Keys;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads the achievements feed. */
public final class FeedReader {

    private final StringRedisTemplate redis;
    private final Keys keys;

    public FeedReader(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * The newest achievements first.
     *
     * @param limit 1 to {@value Achievement#KEPT}
     */
    public List<Achievement> latest(int limit) {
        List<String> entries = redis.opsForList().range(keys.feed(), 0, limit - 1L);
        return entries == null
                ? List.of()
                : entries.stream().map(AchievementJson::read).toList();
    }
}
