package gg.leaderboard.api.live;

import static gg.leaderboard.api.fixture.TestStandings.achieved;
import static gg.leaderboard.api.fixture.TestStandings.joined;
import static gg.leaderboard.api.fixture.TestStandings.kill;
import static gg.leaderboard.api.fixture.TestStandings.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestStandings;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LiveTest {

    private final RunningApi api = RunningApi.shared();
    private final TestStandings standings = TestStandings.shared();

    @AfterEach
    void close() {
        standings.close();
    }

    @Test
    void the_overview_is_sent_immediately_with_the_fields_of_its_contract() {
        standings.write(joined("p1", "Nova"), scored("p1", 42), achieved("p1", "First Blood"));

        try (LiveClient client = api.liveClient()) {
            JsonNode message = client.next();

            assertThat(message.propertyNames())
                    .containsExactly("type", "leaderboard_id", "data", "timestamp", "epoch", "sequence");
            assertThat(message.path("type").stringValue()).isEqualTo("leaderboard_update");
            assertThat(message.path("leaderboard_id").stringValue()).isEqualTo("global");
            assertThat(Instant.parse(message.path("timestamp").stringValue()))
                    .isAfter(Instant.now().minus(Duration.ofMinutes(1)));
            JsonNode data = message.path("data");
            assertThat(data.propertyNames())
                    .containsExactly(
                            "leaderboard",
                            "recent_achievements",
                            "leaderboard_id",
                            "entries",
                            "total_players",
                            "stats");
            assertThat(data.path("leaderboard").path("top_players"))
                    .isEqualTo(api.get("/api/leaderboard").ok().path("top_players"));
            assertThat(data.path("leaderboard").propertyNames())
                    .containsExactly("updated_at", "total_players", "top_players");
            assertThat(data.path("recent_achievements"))
                    .isEqualTo(api.get("/api/achievements").ok());
            assertThat(data.path("leaderboard_id").stringValue()).isEqualTo("global");
            assertThat(data.path("entries")).isEqualTo(entriesOnPage("global"));
            assertThat(data.path("entries").toString())
                    .startsWith("[{\"rank\":1,\"player_id\":\"p1\",\"score\":42,\"username\":\"Nova\"");
            assertThat(data.path("total_players").longValue()).isEqualTo(1);
            assertThat(data.path("stats").propertyNames()).contains("events_per_second", "events_total");
            assertThat(data.path("stats").path("events_total").longValue()).isEqualTo(3);
        }
    }

    // Entries of messages have the fields of entries of pages, except one of the two names.
    private JsonNode entriesOnPage(String board) {
        JsonNode entries =
                api.get("/api/v1/leaderboards/" + board + "/top").ok().path("data");
        entries.forEach(entry -> ((ObjectNode) entry).remove("player_name"));
        return entries;
    }

    @Test
    void the_overview_is_sent_after_any_change() {
        try (LiveClient client = api.liveClient()) {
            client.next();

            standings.write(scored("p1", 1));
            client.next(m -> m.at("/data/total_players").longValue() == 1);
            standings.write(achieved("p2", "x"));
            client.next(m -> m.at("/data/recent_achievements").size() == 1);
            standings.write(joined("p3", "Nova"));
            client.next(m -> m.at("/data/stats/events_total").longValue() == 3);
            client.next(m -> m.at("/data/stats/events_per_second").doubleValue() > 0);
        }
    }

    @Test
    void a_subscription_replaces_the_default_feed_until_the_last_one_ends() {
        standings.write(kill("p1", "dust2"));

        try (LiveClient client = api.liveClient()) {
            client.next();
            client.subscribe("kills");
            JsonNode subscribed = client.next("subscribed");
            assertThat(subscribed.propertyNames()).containsExactly("type", "leaderboard_id", "data", "timestamp");
            assertThat(subscribed.path("leaderboard_id").stringValue()).isEqualTo("kills");
            assertThat(subscribed.path("data").toString()).isEqualTo("{\"status\":\"ok\"}");
            JsonNode board = client.next();
            assertThat(board.propertyNames())
                    .containsExactly("type", "leaderboard_id", "data", "timestamp", "epoch", "sequence");
            assertThat(board.path("type").stringValue()).isEqualTo("leaderboard_update");
            assertThat(board.path("leaderboard_id").stringValue()).isEqualTo("kills");
            assertThat(board.at("/data/entries")).isEqualTo(entriesOnPage("kills"));
            assertThat(board.path("data").toString())
                    .startsWith("{\"leaderboard_id\":\"kills\",\"entries\":[{\"rank\":1,\"player_id\":\"p1\","
                            + "\"score\":1,\"username\":\"p1\"")
                    .endsWith("}],\"total_players\":1}");

            standings.write(kill("p1", "dust2"), scored("p2", 1));
            JsonNode next = client.next();
            assertThat(next.path("leaderboard_id").stringValue()).isEqualTo("kills");
            assertThat(next.at("/data/entries/0/score").longValue()).isEqualTo(2);

            client.unsubscribe("kills");
            assertThat(client.next().path("type").stringValue()).isEqualTo("unsubscribed");
            assertThat(client.next().path("data").has("recent_achievements")).isTrue();
        }
    }

    @Test
    void one_client_may_watch_several_boards() {
        standings.write(kill("p1", "dust2"));

        try (LiveClient client = api.liveClient()) {
            client.subscribe("kills");
            client.next(m -> isUpdateOf(m, "kills"));
            client.subscribe("game:dust2");
            client.next(m -> isUpdateOf(m, "game:dust2"));
            standings.write(kill("p2", "mirage"));
            client.next(
                    m -> isUpdateOf(m, "kills") && m.at("/data/total_players").longValue() == 2);
            client.unsubscribe("kills");
            client.next("unsubscribed");
            standings.write(kill("p2", "dust2"));
            JsonNode next = client.next();
            assertThat(next.path("leaderboard_id").stringValue()).isEqualTo("game:dust2");
        }
    }

    @Test
    void a_board_returns_its_ten_best_players() {
        standings.write(
                IntStream.range(0, 12).mapToObj(i -> scored("p" + i, i + 1)).toArray(String[]::new));

        try (LiveClient client = api.liveClient()) {
            client.subscribe("global");
            JsonNode board =
                    client.next(m -> isUpdateOf(m, "global") && !m.at("/data").has("leaderboard"));
            assertThat(board.at("/data/entries")).hasSize(10);
            assertThat(board.at("/data/total_players").longValue()).isEqualTo(12);
        }
    }

    @Test
    void a_ping_gets_a_pong() {
        try (LiveClient client = api.liveClient()) {
            client.send("{\"type\":\"ping\"}");
            assertThat(client.next("pong").propertyNames()).containsExactly("type", "timestamp");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                                       | not JSON",
                "[]                                          | must be a JSON object",
                "{\"type\":\"ping\",\"type\":\"unsubscribe\"}   | has \"type\" twice",
                "{}                                          | subscribe, unsubscribe, snapshot, follow, unfollow, authenticate, ping",
                "{\"type\":7}                                | subscribe, unsubscribe, snapshot, follow, unfollow, authenticate, ping",
                "{\"type\":\"dance\"}                        | \"dance\"",
                "{\"type\":\"subscribe\"}                    | leaderboard_id",
                "{\"type\":\"subscribe\",\"leaderboard_id\":1} | leaderboard_id",
                "{\"type\":\"subscribe\",\"leaderboard_id\":\"nothing\"} | \"nothing\"",
                "{\"type\":\"subscribe\",\"leaderboard_id\":\"game:\"} | \"game:\"",
                "{\"type\":\"unsubscribe\",\"leaderboard_id\":\"\\ud800\"} | leaderboard_id may hold only visible",
                "{\"type\":\"unfollow\",\"leaderboard_id\":\"kills\",\"player_id\":\"\\ud800\"} | player_id may hold only visible",
            })
    void any_other_message_gets_an_error(String message, String problem) {
        try (LiveClient client = api.liveClient()) {
            client.send(message);

            JsonNode error = client.next("error");
            assertThat(error.propertyNames()).containsExactly("type", "data", "timestamp");
            assertThat(error.at("/data/error").stringValue()).contains(problem);
            client.send("{\"type\":\"ping\"}");
            client.next("pong");
        }
    }

    @ParameterizedTest
    @CsvSource({"4097", "100000"})
    void a_message_that_is_too_long_gets_an_error_and_the_connection_stays_open(int length) {
        try (LiveClient client = api.liveClient()) {
            client.send("x".repeat(length));
            assertThat(client.next("error").at("/data/error").stringValue()).contains("4096");
            client.send("{\"type\":\"ping\"}");
            client.next("pong");
        }
    }

    @Test
    void deeply_nested_json_gets_an_error() {
        try (LiveClient client = api.liveClient()) {
            client.send("[".repeat(4000));
            assertThat(client.next("error").at("/data/error").stringValue()).contains("nesting depth");
        }
    }

    @Test
    void binary_messages_are_rejected() {
        try (LiveClient client = api.liveClient()) {
            client.sendBinary((byte) 1, (byte) 2);
            assertThat(client.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void the_subscriptions_of_one_client_are_limited() {
        try (LiveClient client = api.liveClient()) {
            for (int i = 0; i < 32; i++) {
                client.subscribe("game:g" + i);
                client.next("subscribed");
            }
            client.subscribe("kills");
            assertThat(client.next("error").at("/data/error").stringValue()).contains("32");
        }
    }

    @Test
    void a_board_that_changes_constantly_is_sent_at_most_every_twenty_milliseconds() {
        try (LiveClient client = api.liveClient()) {
            client.subscribe("kills");
            client.next(m -> isUpdateOf(m, "kills"));
            long start = System.nanoTime();

            for (int i = 0; i < 300; i++) {
                standings.write(kill("p1", "dust2"));
            }

            int messages = 1;
            while (client.next().at("/data/entries/0/score").longValue() < 300) {
                messages++;
            }
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            assertThat(messages).isLessThanOrEqualTo((int) (millis / 20) + 1);
        }
    }

    @Test
    void nothing_is_sent_while_nothing_changes() {
        try (LiveClient client = api.liveClient();
                LiveClient other = api.liveClient()) {
            client.subscribe("kills");
            client.next(m -> isUpdateOf(m, "kills"));
            // Two refreshes happen in this time. They read the boards of both clients.
            await().during(Duration.ofSeconds(5)).until(() -> client.waiting() == 0);
            assertThat(other.isOpen()).isTrue();
        }
    }

    @Test
    void a_change_with_a_lost_notice_is_found_within_seconds() {
        try (LiveClient client = api.liveClient()) {
            client.subscribe("kills");
            client.next(m -> isUpdateOf(m, "kills"));

            addSilently("p9", 7);

            assertThat(client.next().at("/data/entries/0/player_id").stringValue())
                    .isEqualTo("p9");
        }
    }

    private void addSilently(String player, double score) {
        standings.redis().opsForZSet().add("leaderboard:kills", player, score);
    }

    private static boolean isUpdateOf(JsonNode message, String board) {
        return message.path("type").stringValue("").equals("leaderboard_update")
                && message.path("leaderboard_id").stringValue("").equals(board);
    }
}
