package gg.leaderboard.standings.redis;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.profile.Achievement;
import gg.leaderboard.standings.profile.AchievementJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/** Reads the achievements feed. */
public final class FeedReader {

    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);

    private static final Script LATEST = Script.of(FeedReader.class, "latest.lua");

    private final RedisConnectionFactory redis;
    private final Keys keys;
    private volatile @Nullable String skipped;

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
        Keys names = keys.current();
        try (RedisConnection connection = redis.getConnection()) {
            List<byte[]> entries = Objects.requireNonNull(LATEST.run(
                    connection,
                    ReturnType.MULTI,
                    2,
                    utf8(names.feed()),
                    utf8(names.hiddenPlayers(names.shards().feedShard())),
                    utf8(String.valueOf(limit))));
            return entries.stream()
                    .map(entry -> read(new String(entry, StandardCharsets.UTF_8)))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private Optional<Achievement> read(String entry) {
        try {
            return Optional.of(AchievementJson.read(entry));
        } catch (RuntimeException e) {
            if (!entry.equals(skipped)) {
                skipped = entry;
                LOG.warn(
                        "Skipped an entry of {} in Redis that is not an achievement. Delete it: {}",
                        keys.feed(),
                        e.getMessage());
            }
            return Optional.empty();
        }
    }
}
