package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import gg.leaderboard.standings.fixture.EmptyRedis;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.redis.core.StringRedisTemplate;

class MemoryReaderTest {

    private static final int PLAYERS = 3000;

    @RegisterExtension
    private final EmptyRedis redis = new EmptyRedis();

    @Test
    void after_a_failure_a_pass_begins_again() {
        StringRedisTemplate template = redis.template();
        Map<String, String> profiles = new HashMap<>();
        for (int i = 0; i < PLAYERS; i++) {
            profiles.put("player:stats:player-" + i, "x");
        }
        template.opsForValue().multiSet(profiles);
        MemoryReader memory = new MemoryReader(redis.connections());
        memory.measure(600);

        redis.connections().stop();
        assertThatThrownBy(() -> memory.measure(600)).isInstanceOf(RuntimeException.class);
        redis.connections().start();
        template.delete(profiles.keySet());
        template.opsForValue().set("unknown", "x");

        assertThat(memory.measure(100_000)).containsOnlyKeys(KeyKind.OTHER);
    }

    @Test
    void a_part_of_the_keys_gives_an_estimate_and_a_pass_the_memory_of_all() {
        StringRedisTemplate template = redis.template();
        Map<String, String> profiles = new HashMap<>();
        for (int i = 0; i < PLAYERS; i++) {
            profiles.put("player:stats:player-" + i, "x".repeat(100));
        }
        template.opsForValue().multiSet(profiles);
        template.opsForValue().set("unknown", "x".repeat(50_000));
        MemoryReader memory = new MemoryReader(redis.connections());

        long estimated = memory.measure(600).getOrDefault(KeyKind.PROFILES, 0L);
        Map<KeyKind, Long> all = memory.measure(100_000);

        assertThat(all.keySet()).containsExactlyInAnyOrder(KeyKind.PROFILES, KeyKind.OTHER);
        assertThat(all.get(KeyKind.PROFILES)).isGreaterThan(100L * PLAYERS);
        assertThat(all.get(KeyKind.OTHER)).isGreaterThan(50_000);
        assertThat(estimated).isCloseTo(all.get(KeyKind.PROFILES), withinPercentage(5));
        assertThat(memory.measure(1)).isEqualTo(all);
        assertThat(memory.total().used()).isGreaterThan(all.get(KeyKind.PROFILES));
        assertThat(memory.total().limit()).isNotNegative();
    }
}
