package gg.leaderboard.archive.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.redis.KeyPrefix;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.MixedGenerationsException;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
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
    private Generations logged = Generations.FIRST;
    private final UnusedGenerations unused = new UnusedGenerations(databases, PROPERTIES, () -> logged);

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

        logged = logged.withNext(SETTINGS, Map.of()).withActive(1);
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
        unused.step(2 * MINUTE);
        unused.step(3 * MINUTE);
        assertThat(generations()).as("the log lists them").containsExactly(0L, 1L);
        logged = logged.withoutOthers();
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

    @Test
    void nothing_is_deleted_while_the_live_standings_are_not_those_of_the_log() {
        databases.live().begin(new GenerationStamp(0, SETTINGS));
        redis.opsForHash().put(totals(7), "generation", "7");
        Generations before = logged;
        logged = logged.withNext(SETTINGS, Map.of()).withActive(1);
        unused.step(0);
        unused.step(MINUTE);
        assertThat(generations()).containsExactly(0L, 7L);

        logged = before;
        unused.step(2 * MINUTE);
        // A shard of another generation: the attempt fails, and its problem stays until one succeeds.
        redis.opsForHash().put(databases.live().keys().totals(1), "generation", "3");
        assertThatThrownBy(() -> unused.step(3 * MINUTE)).isInstanceOf(MixedGenerationsException.class);
        redis.opsForHash().put(databases.live().keys().totals(1), "generation", "0");
        assertThatThrownBy(() -> unused.step(4 * MINUTE - 1)).isInstanceOf(MixedGenerationsException.class);
        unused.step(4 * MINUTE);
        assertThat(generations()).containsExactly(0L);
    }

    @Test
    void a_generation_that_becomes_used_during_the_deletion_stays_as_it_is() {
        databases.live().begin(new GenerationStamp(0, SETTINGS));
        redis.opsForHash().put(totals(1), "generation", "1");
        AtomicInteger calls = new AtomicInteger();
        // Listed by the log after the check that begins the deletion.
        Generations next = logged.withNext(SETTINGS, Map.of());
        UnusedGenerations late =
                new UnusedGenerations(databases, PROPERTIES, () -> calls.incrementAndGet() <= 3 ? logged : next);
        late.step(0);
        late.step(MINUTE);
        assertThat(redis.opsForHash().get(totals(1), "generation")).isEqualTo("1");
    }

    private String totals(long generation) {
        return databases.live().keys(generation).totals(0);
    }

    private Set<Long> generations() {
        Set<Long> all = new TreeSet<>();
        redis.keys("{s*").forEach(key -> KeyPrefix.generation(key).ifPresent(all::add));
        return all;
    }
}
