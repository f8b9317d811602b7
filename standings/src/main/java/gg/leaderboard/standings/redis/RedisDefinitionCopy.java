package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.DefinitionCopy;
import gg.leaderboard.standings.definition.Generation;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.HistoryJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The definitions that Redis stores with the standings, as a copy of the topic. */
public final class RedisDefinitionCopy implements DefinitionCopy {

    private static final Logger LOG = LoggerFactory.getLogger(RedisDefinitionCopy.class);

    private final StringRedisTemplate redis;
    private final Keys keys;

    public RedisDefinitionCopy(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public Contents read() {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        List<BoardHistory> histories = new ArrayList<>();
        hashes.entries(keys.definitions()).forEach((id, json) -> {
            try {
                histories.add(HistoryJson.read(json.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
            } catch (RuntimeException e) {
                LOG.warn(
                        "Skipped the field {} of {} in Redis. Set it to the newest value of this key in the topic leaderboards: {}",
                        id,
                        keys.definitions(),
                        e.getMessage());
            }
        });
        return new Contents(histories, generations(new DefinitionReader(redis, keys).stamp()));
    }

    // The rules of the generation are not known. The rules in the histories count as those that the boards were created
    // with.
    private static Generations generations(GenerationStamp store) {
        long number = Math.max(0, store.generation());
        return new Generations(
                number, null, number, new TreeMap<>(Map.of(number, new Generation(store.settings(), Map.of()))));
    }

    /** The number of boards in this copy. */
    public long size() {
        return redis.opsForHash().size(keys.definitions());
    }

    /** Adds histories of boards that this copy does not have, so that readers and writers of Redis find them. */
    public void add(Contents contents) {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        contents.histories()
                .forEach(history -> hashes.putIfAbsent(
                        keys.definitions(),
                        history.id(),
                        new String(HistoryJson.write(history), StandardCharsets.UTF_8)));
    }
}
