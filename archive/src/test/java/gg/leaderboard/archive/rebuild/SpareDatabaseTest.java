package gg.leaderboard.archive.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class SpareDatabaseTest {

    private static final int NUMBER = 5;
    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(1, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(24), 64));
    private static final GenerationStamp STAMP = new GenerationStamp(3, PROPERTIES.foldSettings());

    private final LettuceConnectionFactory live = connections(0);
    private final LettuceConnectionFactory spare = connections(NUMBER);
    private final StringRedisTemplate redis = new StringRedisTemplate(spare);

    @AutoClose
    private final SpareDatabase database = new SpareDatabase(live, NUMBER, PROPERTIES);

    private static LettuceConnectionFactory connections(int database) {
        RedisAddress server = Servers.redis();
        RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration(server.host(), server.port());
        configuration.setDatabase(database);
        LettuceConnectionFactory connections = new LettuceConnectionFactory(configuration);
        connections.afterPropertiesSet();
        connections.start();
        return connections;
    }

    @BeforeEach
    void empty() {
        redis.delete(redis.keys("*"));
    }

    @AfterEach
    void close() {
        empty();
        live.destroy();
        spare.destroy();
    }

    @Test
    void standings_that_were_emptied_and_written_again_during_a_step_are_replaced() {
        redis.opsForHash().putAll("standings:totals", Map.of("generation", "2", "settings", "any"));
        redis.opsForHash().put("leaderboards", "cup", "{}");

        database.begin(STAMP);

        assertThat(database.standings().stamp()).isEqualTo(STAMP);
        assertThat(redis.hasKey("leaderboards")).isFalse();
    }

    @Test
    void the_keys_of_another_program_are_kept() {
        redis.opsForHash().put("leaderboards", "cup", "{}");

        assertThatIllegalStateException()
                .isThrownBy(() -> database.begin(STAMP))
                .withMessageContaining("database 5 of Redis contains foreign keys");
        assertThat(redis.hasKey("leaderboards")).isTrue();
    }
}
