package gg.leaderboard.standings.redis;

import java.util.Objects;
import java.util.Properties;
import org.springframework.data.redis.connection.RedisConnection;

/** Checks that Redis never evicts keys. */
final class EvictionCheck {

    private EvictionCheck() {}

    /** @throws IncompatibleRedisException if it would evict standings */
    static void check(RedisConnection connection) {
        Properties memory = Objects.requireNonNull(connection.serverCommands().info("memory"));
        String policy = memory.getProperty("maxmemory_policy", "noeviction");
        if (!policy.equals("noeviction")
                && !memory.getProperty("maxmemory", "0").equals("0")) {
            throw new IncompatibleRedisException(
                    "Redis would evict standings when its memory is full: maxmemory-policy must be noeviction; was "
                            + policy);
        }
    }
}
