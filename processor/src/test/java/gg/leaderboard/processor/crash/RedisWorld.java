package gg.leaderboard.processor.crash;

import gg.leaderboard.processor.crash.PlainFold.Contents;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;
import org.springframework.data.redis.core.script.RedisScript;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Redis under test, with the power to make single shards forget their newest writes. */
final class RedisWorld implements AutoCloseable {

    // Database 1 holds the snapshot of the shards in database 0.
    private static final RedisScript<Long> REMEMBER = RedisScript.of("""
            redis.call('SELECT', 1)
            for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end
            redis.call('SELECT', 0)
            for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('COPY', key, key, 'DB', 1) end
            return 0
            """, Long.class);

    private static final RedisScript<Long> FALL_BACK = RedisScript.of("""
            redis.call('SELECT', 0)
            for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end
            redis.call('SELECT', 1)
            for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('COPY', key, key, 'DB', 0) end
            return 0
            """, Long.class);

    private final LettuceConnectionFactory connections;
    private final StringRedisTemplate redis;

    RedisWorld() {
        RedisAddress address = Servers.redis();
        connections = new LettuceConnectionFactory(address.host(), address.port());
        connections.afterPropertiesSet();
        connections.start();
        redis = new StringRedisTemplate(connections);
    }

    LettuceConnectionFactory connections() {
        return connections;
    }

    void empty() {
        try (var connection = connections.getConnection()) {
            connection.serverCommands().flushAll();
        }
    }

    /** Keeps the shard as it is now, for {@link #fallBack}. */
    void remember(int shard, int shards) {
        redis.execute(REMEMBER, List.of(), pattern(shard, shards));
    }

    /** The shard is again as it was when it was last remembered: empty if it never was. */
    void fallBack(int shard, int shards) {
        redis.execute(FALL_BACK, List.of(), pattern(shard, shards));
    }

    private static String pattern(int shard, int shards) {
        return shards == 1 ? "*" : "{s%02d}:*".formatted(shard);
    }

    Contents contents() {
        Map<String, Map<String, String>> boards = new TreeMap<>();
        Map<String, Map<String, String>> profiles = new TreeMap<>();
        List<String> achievements = new ArrayList<>();
        long events = 0;
        HashOperations<String, String, String> hashes = redis.opsForHash();
        for (String key : redis.keys("*")) {
            String name = key.replaceFirst("^\\{s\\d+}:", "");
            if (name.startsWith("leaderboard:")) {
                boards.put(name, board(key));
            } else if (name.startsWith("player:stats:")) {
                profiles.put(name.substring("player:stats:".length()), new TreeMap<>(hashes.entries(key)));
            } else if (name.equals("achievements:recent")) {
                redis.opsForList().range(key, 0, -1).forEach(entry -> achievements.add(achievement(entry)));
            } else if (name.equals("standings:totals")) {
                events += Long.parseLong(hashes.get(key, "events"));
            }
        }
        return new Contents(boards, profiles, achievements.stream().sorted().toList(), events);
    }

    private Map<String, String> board(String key) {
        Map<String, String> scores = new TreeMap<>();
        for (TypedTuple<String> entry : redis.opsForZSet().rangeWithScores(key, 0, -1)) {
            double score = Objects.requireNonNull(entry.getScore());
            scores.put(Objects.requireNonNull(entry.getValue()), String.valueOf((long) score));
        }
        return scores;
    }

    private static String achievement(String entry) {
        JsonNode json = JsonMapper.shared().readTree(entry);
        return json.get("player_id").stringValue() + " "
                + json.get("achievement").stringValue() + " "
                + Instant.parse(json.get("timestamp").stringValue());
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
