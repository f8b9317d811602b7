package gg.leaderboard.api.live;

import static gg.leaderboard.api.fixture.TestStandings.kill;
import static gg.leaderboard.api.fixture.TestStandings.scored;
import static gg.leaderboard.api.fixture.TestStandings.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests the pushes other than whole boards: windows, players, event streams, and sequence numbers that reveal missed
 * messages.
 */
class PushTest {

    private final RunningApi api = RunningApi.shared();
    private final TestStandings standings = TestStandings.shared();

    @AfterEach
    void close() {
        standings.close();
    }

    @Test
    void a_window_can_be_watched_in_addition_to_others() {
        standings.write(scored("today", 5), """
                {"event_type":"player_scored","player_id":"early","points":9,"timestamp":"2026-01-01T00:00:00Z"}""");

        try (LiveClient client = api.liveClient()) {
            client.send("{\"type\":\"subscribe\",\"leaderboard_id\":\"global\",\"window\":\"daily\"}");
            assertThat(client.next("subscribed").path("window").stringValue()).isEqualTo("daily");
            JsonNode daily = client.next(m -> m.has("window"));
            assertThat(daily.at("/data/total_players").longValue()).isEqualTo(1);
            assertThat(daily.at("/data/period").stringValue())
                    .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
            client.subscribe("global");
            assertThat(client.next(m -> !m.has("window") && m.has("epoch"))
                            .at("/data/total_players")
                            .longValue())
                    .isEqualTo(2);

            client.send("{\"type\":\"subscribe\",\"leaderboard_id\":\"global\",\"window\":\"yearly\"}");
            assertThat(client.next("error").at("/data/error").stringValue()).contains("\"yearly\"", "daily");
        }
    }

    @Test
    void updates_have_increasing_numbers_and_a_snapshot_can_be_requested() {
        try (LiveClient client = api.liveClient()) {
            client.subscribe("kills");
            JsonNode first =
                    client.next(m -> m.path("leaderboard_id").stringValue("").equals("kills") && m.has("epoch"));
            standings.write(kill("p", "dust2"));
            JsonNode second = client.next(m -> m.has("epoch"));

            assertThat(second.path("epoch")).isEqualTo(first.path("epoch"));
            assertThat(second.path("sequence").longValue())
                    .isEqualTo(first.path("sequence").longValue() + 1);
            client.send("{\"type\":\"snapshot\",\"leaderboard_id\":\"kills\"}");
            assertThat(client.next(m -> m.has("epoch"))).isEqualTo(second);
            client.send("{\"type\":\"snapshot\",\"leaderboard_id\":\"assists\"}");
            assertThat(client.next("error").at("/data/error").stringValue()).contains("Subscribe to assists");
        }
    }

    @Test
    void a_followed_player_gets_overtaken_entered_top_and_left_top() {
        standings.define(
                new BoardDefinition(
                        "race", "race", SortOrder.ASC, UpdateMode.BEST, ResetPeriod.NEVER, ZoneOffset.UTC, null),
                Instant.EPOCH);
        standings.write(submitted("a", "race", 50), submitted("b", "race", 60), submitted("me", "race", 70));

        try (LiveClient client = api.liveClient()) {
            client.send("{\"type\":\"follow\",\"leaderboard_id\":\"race\",\"player_id\":\"me\",\"top\":2}");
            assertThat(client.next("following").at("/data/player_id").stringValue())
                    .isEqualTo("me");
            JsonNode first = client.next("player_update");
            assertThat(first.path("data").toString())
                    .isEqualTo("{\"player_id\":\"me\",\"score\":70,\"rank\":3,\"total_players\":3,\"top\":2,"
                            + "\"in_top\":false,\"changes\":[]}");

            standings.write(submitted("me", "race", 55));
            assertThat(changes(client)).containsExactly("entered_top");
            standings.write(submitted("b", "race", 54));
            assertThat(changes(client)).containsExactly("overtaken", "left_top");
            standings.write(submitted("b", "race", 53), submitted("z", "race", 99));
            standings.write(submitted("me", "race", 10));
            assertThat(changes(client)).containsExactly("entered_top");

            client.send("{\"type\":\"unfollow\",\"leaderboard_id\":\"race\",\"player_id\":\"me\"}");
            client.next("unfollowed");
        }
    }

    @Test
    void changes_before_a_follow_are_not_reported() {
        standings.write(scored("me", 10), scored("other", 5));

        try (LiveClient early = api.liveClient();
                LiveClient late = api.liveClient()) {
            early.send("{\"type\":\"follow\",\"leaderboard_id\":\"global\",\"player_id\":\"me\"}");
            assertThat(changes(early)).isEmpty();
            // The player is overtaken despite a better score, both in one batch.
            standings.write(scored("other", 50), scored("me", 1));
            assertThat(changes(early)).containsExactly("overtaken");

            late.send("{\"type\":\"follow\",\"leaderboard_id\":\"global\",\"player_id\":\"me\"}");
            JsonNode now = late.next("player_update").path("data");
            assertThat(now.path("rank").longValue()).isEqualTo(2);
            assertThat(now.path("changes")).isEmpty();

            late.send("{\"type\":\"follow\",\"leaderboard_id\":\"global\",\"player_id\":\"nobody\"}");
            JsonNode nobody = late.next("player_update").path("data");
            assertThat(nobody.path("rank").isNull()).isTrue();
            assertThat(nobody.path("total_players").longValue()).isEqualTo(2);
        }
    }

    private static List<String> changes(LiveClient client) {
        return client.next("player_update")
                .at("/data/changes")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    @Test
    void an_event_stream_has_the_same_updates_with_the_same_ids() throws Exception {
        standings.write(kill("p", "dust2"));

        HttpResponse<InputStream> response = open("/api/v1/leaderboards/kills/stream?window=daily");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(event(lines)).containsExactly("retry: 2000");
            List<String> first = event(lines);
            assertThat(first.get(0)).isEqualTo("event: leaderboard_update");
            JsonNode update = JsonMapper.shared().readTree(first.get(2).substring("data: ".length()));
            assertThat(first.get(1))
                    .isEqualTo("id: " + update.path("epoch").stringValue() + "-"
                            + update.path("sequence").longValue());
            assertThat(update.path("window").stringValue()).isEqualTo("daily");
            assertThat(update.at("/data/entries/0/score").longValue()).isEqualTo(1);
            assertThat(stats().path("streams").intValue()).isEqualTo(1);

            standings.write(kill("p", "dust2"));
            assertThat(event(lines).get(2)).contains("\"score\":2");
        }
        // The api notices it when it cannot send the next message.
        await().untilAsserted(() -> {
            standings.write(kill("p", "dust2"));
            assertThat(stats().path("streams").intValue()).isZero();
        });
    }

    @Test
    void a_stream_of_an_invalid_board_or_window_is_a_problem() throws Exception {
        assertThat(open("/api/v1/leaderboards/none/stream").statusCode()).isEqualTo(404);
        assertThat(open("/api/v1/leaderboards/kills/stream?window=yearly").statusCode())
                .isEqualTo(400);
    }

    @Test
    void connections_and_subscriptions_are_counted() {
        try (LiveClient one = api.liveClient();
                LiveClient other = api.liveClient()) {
            one.subscribe("kills");
            one.next("subscribed");
            other.subscribe("kills");
            other.next("subscribed");

            await().untilAsserted(() -> {
                assertThat(stats().path("connections").intValue()).isEqualTo(2);
                assertThat(stats().path("total_connections").intValue()).isEqualTo(2);
                assertThat(stats().path("subscriptions").toString()).isEqualTo("{\"kills\":2}");
            });
        }
        await().untilAsserted(
                        () -> assertThat(stats().path("connections").intValue()).isZero());
    }

    private JsonNode stats() {
        return api.get("/api/v1/ws/stats").ok().path("data");
    }

    private HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(api.origin() + path)).build(), BodyHandlers.ofInputStream());
    }

    private static List<String> event(BufferedReader lines) throws IOException {
        List<String> event = new ArrayList<>();
        for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
            event.add(line);
        }
        // A comment shows that the stream is alive.
        return event.get(0).startsWith(":") ? event(lines) : event;
    }
}
