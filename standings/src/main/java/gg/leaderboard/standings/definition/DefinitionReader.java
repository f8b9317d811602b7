package gg.leaderboard.standings.definition;

import gg.leaderboard.standings.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads the definitions that are kept beside the standings. */
public final class DefinitionReader {

    private final StringRedisTemplate redis;
    private final Keys keys;

    public DefinitionReader(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** Those of all boards. */
    public Definitions all() {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        Map<String, BoardHistory> histories = new HashMap<>();
        hashes.entries(keys.definitions()).forEach((id, json) -> histories.put(id, read(json)));
        return new Definitions(histories);
    }

    /** The history of one board. */
    public Optional<BoardHistory> find(String board) {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        return Optional.ofNullable(hashes.get(keys.definitions(), board)).map(DefinitionReader::read);
    }

    private static BoardHistory read(String json) {
        return HistoryJson.read(json.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
    }
}
