package gg.leaderboard.standings.profile;

import gg.leaderboard.standings.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads profiles. */
public final class ProfileReader {

    private static final byte[] NAME = ProfileFields.PLAYER_NAME.getBytes(StandardCharsets.UTF_8);

    private final StringRedisTemplate redis;
    private final Keys keys;

    public ProfileReader(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** The profile of a player; empty for one who was never in an event. */
    public Optional<PlayerProfile> find(String playerId) {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        Map<String, String> fields = hashes.entries(keys.profile(playerId));
        return fields.isEmpty() ? Optional.empty() : Optional.of(PlayerProfile.of(playerId, fields));
    }

    /** The names of those players who have one; in one round trip. */
    public Map<String, String> names(Collection<String> playerIds) {
        List<String> ids = playerIds.stream().distinct().toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Object> names = fetchNames(ids);
        Map<String, String> byId = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            if (names.get(i) instanceof byte[] name) {
                byId.put(ids.get(i), new String(name, StandardCharsets.UTF_8));
            }
        }
        return byId;
    }

    private List<Object> fetchNames(List<String> playerIds) {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            connection.openPipeline();
            for (String id : playerIds) {
                connection.hashCommands().hGet(keys.profile(id).getBytes(StandardCharsets.UTF_8), NAME);
            }
            return connection.closePipeline();
        }
    }
}
