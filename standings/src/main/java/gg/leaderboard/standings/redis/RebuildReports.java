package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.definition.FoldSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Stores the archive's report in Redis. A report that is not renewed expires. */
public final class RebuildReports {

    private static final Duration VALID = Duration.ofSeconds(30);

    private final StringRedisTemplate redis;

    public RebuildReports(StringRedisTemplate redis) {
        this.redis = redis;
    }

    public void write(RebuildReport report) {
        Map<String, String> fields = new HashMap<>();
        fields.put("settings", report.settings().text());
        fields.put("percent", String.valueOf(report.percent()));
        fields.put("generation", report.generation() == null ? "" : String.valueOf(report.generation()));
        fields.put("problem", report.problem() == null ? "" : report.problem());
        redis.opsForHash().putAll(Keys.REBUILD, fields);
        redis.expire(Keys.REBUILD, VALID);
    }

    public void clear() {
        redis.delete(Keys.REBUILD);
    }

    /** The newest report; empty if no archive has written one recently. */
    public Optional<RebuildReport> read() {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        Map<String, String> fields = hashes.entries(Keys.REBUILD);
        String settings = fields.get("settings");
        if (settings == null) {
            return Optional.empty();
        }
        String generation = fields.getOrDefault("generation", "");
        String problem = fields.getOrDefault("problem", "");
        try {
            return Optional.of(new RebuildReport(
                    generation.isEmpty() ? null : Long.valueOf(generation),
                    FoldSettings.parse(settings),
                    Integer.parseInt(fields.getOrDefault("percent", "0")),
                    problem.isEmpty() ? null : problem));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // It is written again in a moment.
        }
    }
}
