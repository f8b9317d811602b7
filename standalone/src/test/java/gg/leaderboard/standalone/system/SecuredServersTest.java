package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.embedded.EmbeddedRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests all services with a Kafka that requires TLS and SASL/SCRAM. */
class SecuredServersTest {

    @TempDir
    Path directory;

    @Test
    void with_spring_security_properties_all_services_work_and_a_wrong_password_makes_the_api_unready()
            throws Exception {
        try (SecuredKafka kafka = new SecuredKafka(directory);
                EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory.resolve("redis")))) {
            String[] redisAt = {"spring.data.redis.host=" + redis.host(), "spring.data.redis.port=" + redis.port()};
            try (Services services = new Services(concat(kafka.properties(SecuredKafka.password()), redisAt))) {
                services.awaitReady();
                services.produce(directory, "--source=simulator", "--count=50", "--rate=1000");
                assertThat(services.post(
                                        "/api/v1/events",
                                        "{\"event_type\":\"player_scored\",\"player_id\":\"ada\",\"data\":{\"points\":7}}")
                                .statusCode())
                        .isEqualTo(200);
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                    assertThat(services.json("/api/player/ada")
                                    .get("total_score")
                                    .longValue())
                            .isEqualTo(7);
                    assertThat(services.json("/api/leaderboard")
                                    .get("total_players")
                                    .longValue())
                            .isGreaterThan(5);
                });
            }
            try (Services services = new Services(concat(kafka.properties("wrong"), redisAt))) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> services.get("/ready").statusCode() == 503);
            }
        }
    }

    private static String[] concat(String[] a, String[] b) {
        return Stream.concat(Stream.of(a), Stream.of(b)).toArray(String[]::new);
    }
}
