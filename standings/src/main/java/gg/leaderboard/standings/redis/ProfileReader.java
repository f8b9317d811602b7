package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.profile.PlayerProfile;
import gg.leaderboard.standings.profile.ProfileFields;
import gg.leaderboard.standings.redis.CommandPipeline.Command;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads profiles. */
public final class ProfileReader {

    private static final Script NAMES = Script.of(ProfileReader.class, "names.lua");
    private static final byte[] NAME = ProfileFields.PLAYER_NAME.getBytes(StandardCharsets.UTF_8);

    private final StringRedisTemplate redis;
    private final Keys keys;

    public ProfileReader(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** The profile of a player; empty if no event names the player. */
    public Optional<PlayerProfile> find(String playerId) {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        Map<String, String> fields = hashes.entries(keys.profile(playerId));
        return fields.isEmpty() ? Optional.empty() : Optional.of(PlayerProfile.of(playerId, fields));
    }

    /** The name of a player; empty if the player has none. */
    public Optional<String> name(String playerId) {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        return Optional.ofNullable(hashes.get(keys.profile(playerId), ProfileFields.PLAYER_NAME));
    }

    /** The names of those players who have one; in one round trip. */
    public Map<String, String> names(Collection<String> playerIds) {
        List<String> ids = playerIds.stream().distinct().toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<byte @Nullable []> names = fetchNames(ids);
        Map<String, String> byId = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            byte[] name = names.get(i);
            if (name != null) {
                byId.put(ids.get(i), new String(name, StandardCharsets.UTF_8));
            }
        }
        return byId;
    }

    private List<byte @Nullable []> fetchNames(List<String> playerIds) {
        List<byte[]> profiles = playerIds.stream()
                .map(id -> keys.profile(id).getBytes(StandardCharsets.UTF_8))
                .toList();
        RedisConnectionFactory connections = redis.getRequiredConnectionFactory();
        return keys.shards().count() == 1 ? readInOneCall(connections, profiles) : readOneByOne(connections, profiles);
    }

    // For a page of single commands, the client library takes four times as long.
    private static List<byte @Nullable []> readInOneCall(RedisConnectionFactory redis, List<byte[]> profiles) {
        Script.Call all = new Script.Call(profiles, List.of(NAME));
        return Objects.requireNonNull(NAMES.<List<byte @Nullable []>>runEach(redis, ReturnType.MULTI, List.of(all))
                .get(0));
    }

    private static List<byte @Nullable []> readOneByOne(RedisConnectionFactory redis, List<byte[]> profiles) {
        return CommandPipeline.execute(
                redis,
                profiles.stream()
                        .map(profile -> (Command<byte[]>) shared -> shared.hget(profile, NAME))
                        .toList());
    }
}
