package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvictionCheckTest {

    @ParameterizedTest(name = "prefix \"{0}\"")
    @ValueSource(strings = {"", "127.0.0.1:7001."})
    void a_server_or_node_that_would_evict_is_rejected(String node) {
        Properties memory = new Properties();
        memory.setProperty("127.0.0.1:7000.maxmemory", "0");
        memory.setProperty("127.0.0.1:7000.maxmemory_policy", "noeviction");
        memory.setProperty(node + "maxmemory", "1000000");
        memory.setProperty(node + "maxmemory_policy", "noeviction");
        assertThatCode(() -> EvictionCheck.check(memory)).doesNotThrowAnyException();

        memory.setProperty(node + "maxmemory_policy", "allkeys-lru");
        assertThatThrownBy(() -> EvictionCheck.check(memory))
                .isInstanceOf(IncompatibleRedisException.class)
                .hasMessageContaining("maxmemory-policy must be noeviction; was allkeys-lru");

        // Without a limit nothing is evicted.
        memory.setProperty(node + "maxmemory", "0");
        assertThatCode(() -> EvictionCheck.check(memory)).doesNotThrowAnyException();
    }
}
