package gg.leaderboard.archive.rebuild;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

class ForeignRedisTest {

    private final RedisAddress redis = Servers.redis();

    @Test
    void nothing_is_restored_to_standings_of_another_installation() {
        try (ArchiveWithoutKafka archive = new ArchiveWithoutKafka(
                "--spring.data.redis.host=" + redis.host(), "--spring.data.redis.port=" + redis.port())) {
            RedisRestoreTarget standings = archive.bean(RedisRestoreTarget.class);
            StringRedisTemplate template = archive.bean(StringRedisTemplate.class);
            template.delete(Set.of("progress", "standings:totals"));
            assertThatCode(() -> standings.requireOneOf(Set.of("ours"))).doesNotThrowAnyException();

            template.opsForHash().put("progress", "strangers:0", "5");
            template.opsForHash().put("standings:totals", "time:strangers:0", "1");

            assertThatThrownBy(() -> standings.requireOneOf(Set.of("ours")))
                    .hasMessageContaining("strangers")
                    .hasMessageContaining("another installation");
            assertThatCode(() -> standings.requireOneOf(Set.of("ours", "strangers")))
                    .doesNotThrowAnyException();
            template.delete(Set.of("progress", "standings:totals"));
        }
    }
}
