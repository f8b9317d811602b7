package gg.leaderboard.api.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.web.security.keys.ApiKeys;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisZSetCommands.ZAddArgs;
import org.springframework.data.redis.connection.zset.DefaultTuple;
import org.springframework.data.redis.connection.zset.Tuple;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When API keys were last used, in Redis for all apis. Written once a minute: a write for each call would cost more than the
 * time is worth.
 */
@Component
class KeyUses {

    private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);
    private static final long MINUTE_MILLIS = 60_000;

    private final ApiKeys keys;
    private final StringRedisTemplate redis;

    KeyUses(ApiKeys keys, StringRedisTemplate redis) {
        this.keys = keys;
        this.redis = redis;
    }

    // Includes older uses, because a rebuild replaces the database.
    @Scheduled(fixedDelay = MINUTE_MILLIS)
    void write() {
        Set<Tuple> uses = keys.uses().entrySet().stream()
                .map(use -> new DefaultTuple(
                        use.getKey().getBytes(UTF_8), (double) use.getValue().toEpochMilli()))
                .collect(Collectors.toSet());
        if (uses.isEmpty()) {
            return;
        }
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            // Another api may have written a later use.
            connection
                    .zSetCommands()
                    .zAdd(
                            Keys.API_KEY_USES.getBytes(UTF_8),
                            uses,
                            ZAddArgs.empty().gt());
        } catch (DataAccessException e) {
            LOG.debug("The uses of API keys are written in a minute", e);
        }
    }

    /** Returns the last use of each key by id. Uses at other apis may be missing for a minute, or while Redis is unavailable. */
    Map<String, Instant> last() {
        Map<String, Instant> all = new HashMap<>(keys.uses());
        try {
            Set<TypedTuple<String>> stored = redis.opsForZSet().rangeWithScores(Keys.API_KEY_USES, 0, -1);
            if (stored != null) {
                stored.forEach(use -> all.merge(use.getValue(), time(use), (a, b) -> a.isAfter(b) ? a : b));
            }
        } catch (DataAccessException e) {
            LOG.debug("The uses of API keys at other apis are unknown", e);
        }
        return all;
    }

    private static Instant time(TypedTuple<String> use) {
        Double millis = use.getScore();
        return Instant.ofEpochMilli(millis == null ? 0 : millis.longValue());
    }
}
