package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.HistoryJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads the definitions that Redis stores with the standings. Safe for many threads. */
public final class DefinitionReader {

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionReader.class);

    private final StringRedisTemplate redis;
    private final Keys keys;
    private Map<String, Known> known = Map.of();

    public DefinitionReader(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** The definitions of all boards. A history that has not changed since the last call is the same object. */
    public synchronized Definitions all() {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        Map<String, Known> all = new HashMap<>();
        Map<String, BoardHistory> histories = new HashMap<>();
        hashes.entries(keys.definitions()).forEach((id, json) -> {
            Known now = known(id, json);
            if (now != null) {
                all.put(id, now);
                histories.put(id, now.history);
            }
        });
        known = all;
        return new Definitions(histories);
    }

    /** The history of one board. */
    public synchronized Optional<BoardHistory> find(String board) {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        String json = hashes.get(keys.definitions(), board);
        return json == null
                ? Optional.empty()
                : Optional.ofNullable(known(board, json)).map(Known::history);
    }

    /** The generation of the standings and their fold settings, which include the windows. */
    public GenerationStamp stamp() {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        Map<String, String> totals = hashes.entries(keys.totals(keys.definitionsShard()));
        if (totals.isEmpty()) {
            return GenerationStamp.NONE;
        }
        return new GenerationStamp(
                Long.parseLong(totals.getOrDefault("generation", "0")),
                Optional.ofNullable(totals.get("settings"))
                        .map(FoldSettings::parse)
                        .orElse(FoldSettings.FIRST));
    }

    // If a history cannot be parsed, the last valid one is used, if there is one.
    private @Nullable Known known(String id, String json) {
        Known before = known.get(id);
        if (before != null && before.json.equals(json)) {
            return before;
        }
        try {
            BoardHistory history = HistoryJson.read(json.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
            if (!history.id().equals(id)) {
                throw new IllegalArgumentException("it is the history of " + history.id());
            }
            return new Known(json, history);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Skipped the field {} of {} in Redis. Set it to the newest value of this key in the topic leaderboards: {}",
                    id,
                    keys.definitions(),
                    e.getMessage());
            // The warning for this text was already logged.
            return before == null ? null : new Known(json, before.history);
        }
    }

    private record Known(String json, BoardHistory history) {}
}
