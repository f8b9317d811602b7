package gg.leaderboard.standings.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.standings.profile.PlayerLabel;
import gg.leaderboard.standings.profile.PlayerProfile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads profiles. */
public final class ProfileReader {

    private static final Script LABELS = Script.of(ProfileReader.class, "labels.lua");
    private static final List<byte[]> FIELDS =
            PlayerLabel.FIELDS.stream().map(ProfileReader::utf8).toList();

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

    /** The label of each of these players; in one round trip. Every player has one. */
    public Function<String, PlayerLabel> labels(Collection<String> playerIds) {
        Map<String, Map<String, String>> profiles = playerIds.isEmpty() ? Map.of() : readFields(playerIds);
        return id -> PlayerLabel.of(id, profiles.getOrDefault(id, Map.of()));
    }

    private Map<String, Map<String, String>> readFields(Collection<String> playerIds) {
        List<List<String>> byShard = List.copyOf(playerIds.stream()
                .distinct()
                .collect(Collectors.groupingBy(keys.shards()::shardOf))
                .values());
        Keys names = keys.current();
        // For a page of single commands, the client library takes four times as long.
        List<@Nullable List<byte @Nullable []>> answers = LABELS.runEach(
                redis.getRequiredConnectionFactory(),
                ReturnType.MULTI,
                byShard.stream().map(some -> call(names, some)).toList());
        Map<String, Map<String, String>> profiles = new HashMap<>();
        for (int i = 0; i < byShard.size(); i++) {
            Iterator<byte @Nullable []> values =
                    Objects.requireNonNull(answers.get(i)).iterator();
            byShard.get(i).forEach(id -> profiles.put(id, next(values)));
        }
        return profiles;
    }

    private static Script.Call call(Keys names, List<String> playerIds) {
        return new Script.Call(
                playerIds.stream().map(id -> utf8(names.profile(id))).toList(), FIELDS);
    }

    private static Map<String, String> next(Iterator<byte @Nullable []> values) {
        Map<String, String> fields = new HashMap<>();
        for (String field : PlayerLabel.FIELDS) {
            byte[] value = values.next();
            if (value != null) {
                fields.put(field, new String(value, UTF_8));
            }
        }
        return fields;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
