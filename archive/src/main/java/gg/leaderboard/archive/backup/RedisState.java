package gg.leaderboard.archive.backup;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.ProgressReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * How far the standings of a Redis are.
 *
 * @param run identifies the process of the server
 * @param generation of the standings
 * @param progress the highest of all shards
 */
record RedisState(String run, String generation, Map<LogPartition, Long> progress) {

    static RedisState read(StringRedisTemplate redis, Keys keys) {
        keys.refresh();
        Properties server;
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            server = Objects.requireNonNull(connection.serverCommands().info("server"));
        }
        Map<LogPartition, Long> progress = new HashMap<>();
        new ProgressReader(redis, keys)
                .all()
                .forEach(shard ->
                        shard.forEach((partition, last) -> progress.merge(partition, last.offset(), Math::max)));
        return new RedisState(
                server.getProperty("run_id", ""),
                String.valueOf(redis.opsForHash().get(keys.totals(0), "generation")),
                progress);
    }

    /** Whether the progress has only grown since {@code earlier}, also in between. */
    boolean continues(RedisState earlier) {
        return run.equals(earlier.run)
                && generation.equals(earlier.generation)
                && earlier.progress.entrySet().stream()
                        .allMatch(each -> progress.getOrDefault(each.getKey(), -1L) >= each.getValue());
    }
}
