package gg.leaderboard.api;

import static gg.leaderboard.api.fixture.TestStandings.kill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.ProcessorReport;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.core.types.RedisClientInfo;
import tools.jackson.databind.JsonNode;

/**
 * Tests a Redis that is unavailable, hangs, or cuts the subscription. The periodic refresh is off, so it cannot make up
 * for lost notices.
 */
class RedisOutageTest {

    private static final String CONSOLE = "/api/v1/admin/kafka/overview";
    private static final String NEVER = "leaderboard.api.live.refresh=1h";

    @TempDir
    Path directory;

    private EmbeddedRedis redis;

    @BeforeEach
    void start() {
        redis = Servers.ownRedis(directory);
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private RedisAddress address() {
        return new RedisAddress(redis.host(), redis.port());
    }

    @Test
    void readers_get_an_error_immediately_sockets_stay_open_and_the_api_recovers() {
        try (RunningApi api = RunningApi.start(Servers.kafka(), address(), NEVER);
                TestStandings standings = new TestStandings(address(), 1);
                LiveClient client = api.liveClient()) {
            client.subscribe("kills");
            client.next(m -> isKills(m, 0));
            standings.write(kill("p1", "dust2"));
            client.next(m -> isKills(m, 1));
            standings.report("p", new ProcessorReport(Map.of(), Map.of()));
            assertThat(api.get(CONSOLE).ok().at("/data/processors/0/silent").booleanValue(true))
                    .isFalse();

            redis.close();

            // The client may first receive the message that the standings cannot be read.
            await().ignoreExceptions()
                    .until(() -> api.get("/ready")
                            .problem(503)
                            .path("away")
                            .toString()
                            .equals("[\"redis\"]"));
            JsonNode ready = api.get("/ready").problem(503);
            assertThat(ready.path("detail").stringValue()).contains("redis");
            long asked = System.nanoTime();
            for (String path : new String[] {"", "/alltime/kills"}) {
                assertThat(api.get("/api/leaderboard" + path)
                                .problem(503)
                                .path("detail")
                                .stringValue())
                        .contains("Redis is unavailable");
            }
            api.get("/api/achievements").problem(503);
            assertThat(api.get("/api/player/p1").header("Retry-After")).isEqualTo("1");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
            api.get("/health").ok();
            assertThat(api.get(CONSOLE).ok().at("/data/processors/0/id").asString())
                    .as("the last known processor")
                    .isEqualTo("p");
            assertThatWritesGoToKafka(api);
            client.subscribe("assists");
            assertThat(client.next("error").at("/data/error").stringValue()).contains("Redis is unavailable");

            redis = EmbeddedRedis.start(redis.settings());

            client.next(m -> m.path("leaderboard_id").stringValue("").equals("assists"));
            standings.write(kill("p2", "dust2"));
            client.next(m -> isKills(m, 2));
            await().until(api::serversAnswer);
            assertThat(api.get("/api/leaderboard").ok().path("total_players").longValue())
                    .isEqualTo(2);
            assertThat(client.isOpen()).isTrue();
        }
    }

    private static void assertThatWritesGoToKafka(RunningApi api) {
        String game = UUID.randomUUID().toString();
        TestResponse made = api.post("/score", "{\"userId\":\"u\",\"score\":1,\"gameId\":\"" + game + "\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(202);
        TestResponse score =
                api.post("/api/v1/scores", "{\"player_id\":\"u\",\"leaderboard_id\":\"" + game + "\",\"score\":7}");
        assertThat(score.status()).as(score.text()).isEqualTo(202);
        assertThat(api.post("/api/v1/leaderboards", "{\"id\":\"" + game + "\"}").status())
                .isEqualTo(409);
    }

    @Test
    void a_redis_that_hangs_blocks_no_caller_and_no_stop() throws Exception {
        try (RunningApi api = RunningApi.start(Servers.kafka(), address())) {
            signal("STOP");
            await().until(() -> api.get("/ready").status() == 503);

            long asked = System.nanoTime();
            Stream.generate(() -> api.get("/api/leaderboard")).limit(100).forEach(answer -> answer.problem(503));

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
            asked = System.nanoTime();
            api.close();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
        } finally {
            signal("CONT");
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(redis.pid()))
                .start()
                .waitFor();
    }

    @Test
    void a_broken_subscription_is_renewed_and_missed_changes_are_read() {
        try (RunningApi api = RunningApi.start(Servers.kafka(), address(), NEVER);
                TestStandings standings = new TestStandings(address(), 1);
                LiveClient client = api.liveClient()) {
            client.subscribe("kills");
            client.next(m -> isKills(m, 0));

            standings.redis().opsForZSet().add("leaderboard:kills", "p1", 1);
            cutSubscriptions(standings);

            client.next(m -> isKills(m, 1));
            standings.write(kill("p2", "dust2"));
            client.next(m -> isKills(m, 2));
        }
    }

    @Test
    void the_api_starts_without_redis_and_connects_later() {
        redis.close();
        try (RunningApi api = RunningApi.startAlone(Servers.kafka(), address(), NEVER);
                LiveClient client = api.liveClient()) {
            api.get("/health").ok();
            api.get("/api/leaderboard").problem(503);
            assertThat(client.next("error").at("/data/error").stringValue()).contains("Redis is unavailable");

            redis = EmbeddedRedis.start(redis.settings());

            client.next("leaderboard_update");
            try (TestStandings standings = new TestStandings(address(), 1)) {
                standings.write(kill("p1", "dust2"));
                client.next(m -> m.at("/data/total_players").longValue() == 1);
            }
        }
    }

    @Test
    void an_unreadable_notice_causes_a_read_of_all_views() {
        try (RunningApi api = RunningApi.start(Servers.kafka(), address(), NEVER);
                TestStandings standings = new TestStandings(address(), 1);
                LiveClient client = api.liveClient()) {
            client.subscribe("kills");
            client.next(m -> isKills(m, 0));
            int players = 0;
            for (String notice : List.of("", "garbage", "[]", "{}", "{\"boards\":7}")) {
                standings.redis().opsForZSet().add("leaderboard:kills", "p" + ++players, 1);

                standings.redis().convertAndSend(Keys.CHANGES_CHANNEL, notice);

                int expected = players;
                client.next(m -> isKills(m, expected));
            }
        }
    }

    private static void cutSubscriptions(TestStandings standings) {
        for (RedisClientInfo client : Objects.requireNonNull(standings.redis().getClientList())) {
            if (Objects.requireNonNull(client.getChannelSubscribtions()) > 0) {
                String[] address =
                        Objects.requireNonNull(client.getAddressPort()).split(":", 2);
                standings.redis().killClient(address[0], Integer.parseInt(address[1]));
            }
        }
    }

    private static boolean isKills(JsonNode message, int players) {
        return message.path("leaderboard_id").stringValue("").equals("kills")
                && message.at("/data/total_players").isNumber()
                && message.at("/data/total_players").intValue() == players;
    }
}
