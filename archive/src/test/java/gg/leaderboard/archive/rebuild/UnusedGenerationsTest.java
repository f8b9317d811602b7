package gg.leaderboard.archive.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.redis.KeyPrefix;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

class UnusedGenerationsTest {

    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(2, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(24), 64));
    private static final FoldSettings SETTINGS = PROPERTIES.foldSettings();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final LettuceConnectionFactory connections = connections();
    private final StringRedisTemplate redis = new StringRedisTemplate(connections);
    private final StandingsDatabases databases =
            new StandingsDatabases(connections, PROPERTIES, new RebuildProperties(true, 1, Duration.ofMillis(200)));
    private final UnusedGenerations unused = new UnusedGenerations(databases, PROPERTIES);

    private static LettuceConnectionFactory connections() {
        RedisAddress server = Servers.redis();
        LettuceConnectionFactory connections = new LettuceConnectionFactory(server.host(), server.port());
        connections.afterPropertiesSet();
        connections.start();
        return connections;
    }

    @BeforeEach
    void empty() {
        redis.execute((RedisCallback<Object>) connection -> {
            connection.serverCommands().flushDb();
            return "";
        });
        databases.refresh();
    }

    @AfterEach
    void close() {
        databases.close();
        connections.destroy();
    }

    @Test
    void standings_are_exchanged_and_the_unused_ones_deleted_a_minute_later() {
        databases.live().begin(new GenerationStamp(0, SETTINGS));
        databases.place().begin(new GenerationStamp(1, SETTINGS));
        redis.opsForValue().set("{s00}:progress:of somebody", "1");
        redis.opsForValue().set("idempotency:1", "1");

        assertThat(databases.swap(0, 2, List.of())).isFalse();
        assertThat(databases.swap(1, 0, List.of())).isFalse();
        assertThat(databases.live().generation()).isZero();
        assertThat(databases.swap(0, 1, List.of())).isTrue();
        assertThat(databases.live().generation()).isEqualTo(1);
        assertThat(databases.spare().generation()).isZero();
        unused.step(0);
        unused.step(2 * MINUTE);
        assertThat(generations()).containsExactly(0L, 1L);

        databases.place().clear();
        assertThat(databases.spare().stamp().isNone()).isTrue();
        unused.step(3 * MINUTE);
        unused.step(4 * MINUTE - 1);
        assertThat(generations()).containsExactly(0L, 1L);
        unused.step(4 * MINUTE);
        assertThat(generations()).containsExactly(1L);
        assertThat(redis.hasKey("idempotency:1")).isTrue();
        assertThat(databases.live().generation()).isEqualTo(1);

        // Redis has lost the number of the live generation.
        redis.delete(Keys.GENERATIONS);
        unused.step(5 * MINUTE);
        unused.step(5 * MINUTE + 2 * HOUR);
        assertThat(generations()).containsExactly(1L);
        redis.opsForHash().put(Keys.GENERATIONS, "live", "1");
        unused.step(6 * MINUTE + 2 * HOUR);
        unused.step(7 * MINUTE + 2 * HOUR);

        // A process was frozen for long and writes to the deleted standings.
        new Keys(new Shards(2))
                .shards()
                .all()
                .forEach(shard -> redis.opsForHash().put(new Keys(new Shards(2)).totals(shard), "generation", "0"));
        unused.step(7 * MINUTE + 3 * HOUR - 1);
        assertThat(generations()).containsExactly(0L, 1L);
        unused.step(7 * MINUTE + 3 * HOUR);
        assertThat(generations()).containsExactly(1L);
    }

    private Set<Long> generations() {
        Set<Long> all = new TreeSet<>();
        redis.keys("{s*").forEach(key -> KeyPrefix.generation(key).ifPresent(all::add));
        return all;
    }
}
