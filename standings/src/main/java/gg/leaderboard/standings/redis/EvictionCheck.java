package gg.leaderboard.standings.redis;

import java.util.Objects;
import java.util.Properties;
import org.springframework.data.redis.connection.RedisConnection;

/** Checks that Redis never evicts keys. */
final class EvictionCheck {

    private static final String POLICY = "maxmemory_policy";
    private static final String LIMIT = "maxmemory";

    private EvictionCheck() {}

    /** @throws IncompatibleRedisException if it would evict standings */
    static void check(RedisConnection connection) {
        check(Objects.requireNonNull(connection.serverCommands().info("memory")));
    }

    // In a cluster, the names begin with the node.
    static void check(Properties memory) {
        memory.stringPropertyNames().stream()
                .filter(name -> name.endsWith(POLICY))
                .filter(name ->
                        !memory.getProperty(name.replace(POLICY, LIMIT), "0").equals("0"))
                .map(memory::getProperty)
                .filter(policy -> !policy.equals("noeviction"))
                .findFirst()
                .ifPresent(policy -> {
                    throw new IncompatibleRedisException(
                            "Redis would evict standings when its memory is full: maxmemory-policy must be noeviction; was "
                                    + policy);
                });
    }
}
