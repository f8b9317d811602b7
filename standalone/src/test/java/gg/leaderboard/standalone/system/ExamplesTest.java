package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests the examples in README.md and docs/API.md with all services. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {

    private static final String FIRST_SCORE =
            "{\"event_id\":\"first\",\"player_id\":\"ada\",\"leaderboard_id\":\"first\",\"score\":1}";

    private Path directory;
    private EmbeddedKafka kafka;
    private EmbeddedRedis redis;
    private Services services;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory.resolve("kafka")));
        redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory.resolve("redis")));
        services = new Services(
                "spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "spring.data.redis.host=" + redis.host(),
                "spring.data.redis.port=" + redis.port());
        services.awaitReady();
        // A write waits two seconds for its result. The first ones also load classes, which may take longer.
        services.post("/api/v1/leaderboards", "{\"id\":\"first\"}");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> services.post("/api/v1/scores", FIRST_SCORE).statusCode() == 200);
    }

    @AfterAll
    void stop() {
        services.close();
        redis.close();
        kafka.close();
    }

    @Test
    void the_tour_of_the_api_gets_the_documented_responses_without_waits() throws Exception {
        assumeTrue(runs("curl", "--version"), "there is no curl here");

        Path said = Files.createTempFile(directory, "tour", ".txt");
        Process tour = new ProcessBuilder("sh", "../examples/api-tour.sh", services.address())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(tour.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(tour.exitValue()).as(Files.readString(said)).isZero();
        assertThat(Files.readString(Path.of("../examples/api-tour.sh"))).doesNotContain("sleep");
    }

    @Test
    void scores_of_many_players_fill_a_board() throws Exception {
        assertThat(services.post("/api/v1/leaderboards", "{\"id\":\"many\",\"update_mode\":\"replace\"}")
                        .statusCode())
                .isEqualTo(201);

        services.produce(directory, "--source=scores", "--leaderboard=many", "--players=300", "--initial-only");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                data("many/stats").path("total_players").longValue())
                        .isEqualTo(300));
    }

    @Test
    void scores_without_id_and_type_arrive_by_the_inlet_of_game_servers() throws Exception {
        services.post("/api/v1/leaderboards", "{\"id\":\"inlet\",\"update_mode\":\"increment\"}");
        try (KafkaProducer<String, String> server = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.in.flight.requests.per.connection", 1),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < 50; i++) {
                server.send(new ProducerRecord<>(
                        Topics.LEADERBOARD_SCORES,
                        "{\"player_id\":\"p" + i % 5 + "\",\"leaderboard_id\":\"inlet\",\"score\":" + i
                                + ",\"game_id\":\"g\",\"metadata\":{\"level\":3}}"));
            }
            server.flush();
        }

        // 0+5+…+45 for the first of five players, and ten more for each player that follows.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(data("inlet/top").valueStream())
                        .extracting(entry -> entry.path("score").longValue())
                        .containsExactly(265L, 255L, 245L, 235L, 225L));
    }

    private JsonNode data(String path) {
        return services.json("/api/v1/leaderboards/" + path).path("data");
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
