package gg.leaderboard.standings.feed;

import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.Script;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/** Reads the achievements feed. */
public final class FeedReader {

    private static final Script LATEST = Script.of(FeedReader.class, "latest.lua");

    private final RedisConnectionFactory redis;
    private final Keys keys;

    public FeedReader(RedisConnectionFactory redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * The newest achievements first, without those of players who are hidden now.
     *
     * @param limit 1 to {@value Achievement#KEPT}
     */
    public List<Achievement> latest(int limit) {
        try (RedisConnection connection = redis.getConnection()) {
            List<byte[]> entries = Objects.requireNonNull(LATEST.run(
                    connection,
                    ReturnType.MULTI,
                    2,
                    utf8(keys.feed()),
                    utf8(keys.hiddenPlayers(keys.feedShard())),
                    utf8(String.valueOf(limit))));
            return entries.stream()
                    .map(entry -> AchievementJson.read(new String(entry, StandardCharsets.UTF_8)))
                    .toList();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
