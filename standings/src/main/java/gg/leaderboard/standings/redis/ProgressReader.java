package gg.leaderboard.standings.redis;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.redis.CommandPipeline.Command;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads the progress of the shards in the log. */
public final class ProgressReader {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressReader.class);
    private static final String TIME = "time:";

    private final StringRedisTemplate redis;
    private final Keys keys;

    public ProgressReader(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * For each shard the last folded record of each partition, in one round trip. A partition without a log time is
     * omitted, because it is not a partition of the event log.
     */
    public List<Map<LogPartition, LastRecord>> all() {
        Keys names = keys.current();
        List<Command<Map<byte[], byte[]>>> commands = new ArrayList<>();
        names.shards().all().forEach(shard -> {
            // Read times first. A time older than its offset reports too little progress; a newer one would report too
            // much.
            commands.add(shared -> shared.hgetall(utf8(names.totals(shard))));
            commands.add(shared -> shared.hgetall(utf8(names.progress(shard))));
        });
        var answers = CommandPipeline.execute(redis.getRequiredConnectionFactory(), commands);
        List<Map<LogPartition, LastRecord>> shards = new ArrayList<>();
        for (int i = 0; i < answers.size(); i += 2) {
            shards.add(folded(texts(answers.get(i)), texts(answers.get(i + 1))));
        }
        return shards;
    }

    private static Map<LogPartition, LastRecord> folded(Map<String, String> totals, Map<String, String> progress) {
        Map<LogPartition, LastRecord> all = new HashMap<>();
        progress.forEach((partition, offset) -> {
            String time = totals.get(TIME + partition);
            if (time != null) {
                add(all, partition, offset, time);
            }
        });
        return all;
    }

    private static void add(Map<LogPartition, LastRecord> all, String partition, String offset, String time) {
        try {
            Instant logTime = Instant.ofEpochMilli(Long.parseLong(time));
            all.put(LogPartition.parse(partition), new LastRecord(Long.parseLong(offset), logTime));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Skipped the invalid progress {} of {}. Empty Redis, which is then filled again: {}",
                    offset,
                    partition,
                    e.getMessage());
        }
    }

    private static Map<String, String> texts(@Nullable Map<byte[], byte[]> hash) {
        Map<String, String> texts = new HashMap<>();
        Objects.requireNonNull(hash).forEach((field, value) -> texts.put(text(field), text(value)));
        return texts;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The last record of a partition that a shard has folded.
     *
     * @param time its log time
     */
    public record LastRecord(long offset, Instant time) {}
}
