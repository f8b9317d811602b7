package gg.leaderboard.standings.definition;

import gg.leaderboard.standings.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads the definitions that are kept beside the standings. Safe for many threads. */
public final class DefinitionReader {

    private final StringRedisTemplate redis;
    private final Keys keys;
    private Map<String, Known> known = Map.of();

    public DefinitionReader(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** Those of all boards. A history that has not changed since the last call is the same object as then. */
    public synchronized Definitions all() {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        Map<String, Known> all = new HashMap<>();
        Map<String, BoardHistory> histories = new HashMap<>();
        hashes.entries(keys.definitions()).forEach((id, json) -> {
            Known before = known.get(id);
            Known now = before != null && before.json.equals(json) ? before : new Known(json, read(json));
            all.put(id, now);
            histories.put(id, now.history);
        });
        known = all;
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

    private record Known(String json, BoardHistory history) {}
}
