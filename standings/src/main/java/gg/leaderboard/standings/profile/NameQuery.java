package gg.leaderboard.standings.profile;

import gg.leaderboard.standings.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;

/** Asks for the names of several players; in a pipeline, where answers come later. */
record NameQuery(List<String> playerIds, Keys keys) implements RedisCallback<Object> {

    private static final byte[] NAME = ProfileFields.PLAYER_NAME.getBytes(StandardCharsets.UTF_8);

    @Override
    public @Nullable Object doInRedis(RedisConnection connection) {
        for (String id : playerIds) {
            connection.hashCommands().hGet(keys.profile(id).getBytes(StandardCharsets.UTF_8), NAME);
        }
        return null;
    }
}
