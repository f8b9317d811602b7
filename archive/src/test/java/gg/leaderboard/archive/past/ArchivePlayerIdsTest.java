package gg.leaderboard.archive.past;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests that every call of the archive accepts every valid player id. */
@TestInstance(Lifecycle.PER_CLASS)
class ArchivePlayerIdsTest {

    private static final String BOARD = "/api/v1/leaderboards/global";
    private static final String AT = "?at=" + NOON;

    @AutoClose
    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b", "a\\b", "/", "\\", "/../x", ".", "..", "%2e%2e", "a;b", "a%b", "%00", "?", "#", "a+b", "a,b",
                "a&b=c", "\"", "{x}", "é", "日本", "😀", "hide"
            })
    void an_id_means_the_same_player_in_every_call(String id) throws Exception {
        archive.log(JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "event_type",
                        "player_scored",
                        "event_id",
                        "of-" + id,
                        "timestamp",
                        NOON.toString(),
                        "player_id",
                        id,
                        "points",
                        7)));
        String encoded = encoded(id);

        assertThat(ok(BOARD + "/player/" + encoded + "/history?limit=1")
                        .path("player_id")
                        .stringValue())
                .isEqualTo(id);
        assertThat(ok(BOARD + "/player/" + encoded + AT).path("player_id").stringValue())
                .isEqualTo(id);
        assertThat(players(ok(BOARD + "/around/" + encoded + AT + "&range=0"))).contains(id);
        assertThat(players(ok(BOARD + "/among" + AT + "&players=" + encoded))).containsExactly(id);
    }

    @Test
    void a_thousand_long_ids_fit_into_one_request() throws Exception {
        archive.log("{\"event_type\":\"player_joined\",\"event_id\":\"any\",\"timestamp\":\"" + NOON
                + "\",\"player_id\":\"any\"}");
        String players = "&players=%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9".repeat(1000);

        assertThat(ok(BOARD + "/among" + AT + players).path("entries")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?=1", "?top=%ff", "?a=%zz"})
    void invalid_query_parameters_are_a_problem(String query) throws Exception {
        assertThat(archive.raw("GET " + BOARD + "/range" + query))
                .startsWith("HTTP/1.1 400 ")
                .contains("problem+json");
    }

    @Test
    void an_invalid_http_request_is_a_problem() throws Exception {
        assertThat(archive.raw("GET /<>")).startsWith("HTTP/1.1 400 ").contains("problem+json");
        assertThat(archive.raw("TRACE /")).startsWith("HTTP/1.1 405 ").contains("problem+json");
    }

    private JsonNode ok(String path) throws Exception {
        Reply reply = archive.get(path);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body();
    }

    private static List<String> players(JsonNode page) {
        return page.path("entries")
                .valueStream()
                .map(entry -> entry.path("player_id").stringValue())
                .collect(Collectors.toList());
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
