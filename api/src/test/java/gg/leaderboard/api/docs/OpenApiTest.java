package gg.leaderboard.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestBoards;
import gg.leaderboard.api.fixture.TestProcessor;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.standings.definition.BoardDefinition;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

class OpenApiTest {

    private final RunningApi api = RunningApi.shared();
    private final JsonNode document = api.get("/openapi").ok();
    private final SchemaCheck schemas = new SchemaCheck(document);

    @Test
    void operations_are_listed_in_the_order_of_need_with_a_heading() {
        List<String> headings = document.path("tags")
                .valueStream()
                .map(tag -> tag.path("name").asString())
                .toList();

        assertThat(headings).startsWith("Events", "Scores", "Leaderboards").endsWith("API keys", "Audit");
        assertThat(document.path("paths")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .flatMap(call -> call.path("tags").valueStream())
                        .map(JsonNode::asString)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(headings);
    }

    @Test
    void every_operation_is_listed() {
        assertThat(document.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/leaderboard",
                        "/api/leaderboard/{window}/{board}",
                        "/api/achievements",
                        "/api/player/{player_id}",
                        "/api/v1/events",
                        "/api/v1/scores",
                        "/api/v1/scores/batch",
                        "/score",
                        "/api/v1/tokens",
                        "/api/v1/leaderboards",
                        "/api/v1/leaderboards/{leaderboard_id}",
                        "/api/v1/leaderboards/{leaderboard_id}/reset",
                        "/api/v1/players/hidden",
                        "/api/v1/reviews",
                        "/api/v1/reviews/{event_id}/accept",
                        "/api/v1/reviews/{event_id}/reject",
                        "/api/v1/players/{player_id}",
                        "/api/v1/players/{player_id}/hide",
                        "/api/v1/players/{player_id}/restore",
                        "/api/v1/leaderboards/{leaderboard_id}/top",
                        "/api/v1/leaderboards/{leaderboard_id}/range",
                        "/api/v1/leaderboards/{leaderboard_id}/around/{player_id}",
                        "/api/v1/leaderboards/{leaderboard_id}/player/{player_id}",
                        "/api/v1/leaderboards/{leaderboard_id}/player/{player_id}/history",
                        "/api/v1/leaderboards/{leaderboard_id}/verify",
                        "/api/v1/leaderboards/{leaderboard_id}/stats",
                        "/api/v1/leaderboards/{leaderboard_id}/histogram",
                        "/api/v1/leaderboards/{leaderboard_id}/seasons",
                        "/api/v1/admin/dlq",
                        "/api/v1/admin/dlq/counts",
                        "/api/v1/admin/dlq/{letter_id}",
                        "/api/v1/admin/dlq/{letter_id}/resend",
                        "/api/v1/admin/dlq/resend",
                        "/api/v1/admin/restore/definitions",
                        "/api/v1/admin/audit",
                        "/api/v1/admin/me",
                        "/api/v1/admin/kafka/overview",
                        "/api/v1/admin/kafka/topics",
                        "/api/v1/admin/kafka/topics/{topic}",
                        "/api/v1/admin/kafka/topics/{topic}/messages",
                        "/api/v1/admin/kafka/groups",
                        "/api/v1/admin/kafka/groups/{group}",
                        "/api/v1/admin/keys",
                        "/api/v1/admin/keys/{key_id}",
                        "/api/v1/admin/rebuild",
                        "/api/v1/admin/rebuild/compare",
                        "/api/v1/admin/rebuild/switch",
                        "/api/v1/admin/rebuild/switch-back",
                        "/api/v1/ws/stats",
                        "/topk",
                        "/rank/{userId}",
                        "/health",
                        "/ready");
    }

    @Test
    void every_operation_has_a_summary_and_an_example_of_each_request_response_and_problem() {
        assertThat(operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.path("summary").stringValue("")).isNotBlank();
            assertThat(operation.path("requestBody").path("content"))
                    .allSatisfy(body -> assertThat(body.path("examples")).isNotEmpty());
            JsonNode answers = operation.path("responses");
            assertThat(answers.propertyNames()).containsAnyOf("200", "201").contains("500");
            for (Map.Entry<String, JsonNode> answer : answers.properties()) {
                String type = answer.getKey().startsWith("2") ? "application/json" : "application/problem+json";
                assertThat(answer.getValue()
                                .path("content")
                                .path(type)
                                .path("example")
                                .isMissingNode())
                        .as(operation.path("operationId") + " " + answer.getKey())
                        .isFalse();
            }
        });
    }

    @Test
    void every_write_has_the_conflict_with_a_region_that_follows_and_no_read_has_it() {
        document.path("paths")
                .valueStream()
                .flatMap(path -> path.properties().stream())
                .forEach(call -> {
                    JsonNode conflict = call.getValue().at("/responses/409/description");
                    assertThat(conflict.asString().contains("leaderboard.region.follower"))
                            .as(call.getValue().path("operationId").asString())
                            .isNotEqualTo(call.getKey().equals("get"));
                });
    }

    @Test
    void names_of_schemas_are_names_in_every_language() {
        assertThat(document.at("/components/schemas").propertyNames())
                .isNotEmpty()
                .allMatch(name -> name.matches("[A-Za-z0-9_.-]+"));
    }

    @Test
    void every_example_is_valid() {
        List<String> examples = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        forEachExample("", document, (place, schema, example) -> {
            examples.add(place);
            assertThat(schema.propertyNames()).as(place).containsAnyOf("type", "$ref", "oneOf");
            schemas.violations(schema, example).forEach(violation -> violations.add(place + ": " + violation));
        });

        assertThat(violations).isEmpty();
        assertThat(examples)
                .hasSize(document.findValues("example").size()
                        + document.findValues("examples").stream()
                                .mapToInt(JsonNode::size)
                                .sum())
                .anyMatch(place -> place.contains("/parameters/"))
                .anyMatch(place -> place.contains("/requestBody/"))
                .anyMatch(place -> place.contains("/responses/"));
    }

    private interface ExampleVisitor {
        void visit(String place, JsonNode schema, JsonNode example);
    }

    // The examples of media types, parameters and headers, and those in schemas.
    private static void forEachExample(String place, JsonNode node, ExampleVisitor visitor) {
        JsonNode schema = node.has("schema") ? node.path("schema") : node;
        boolean ofProperty = place.endsWith("/properties");
        if (node.has("example") && !ofProperty) {
            visitor.visit(place, schema, node.path("example"));
        }
        for (JsonNode example : ofProperty ? MissingNode.getInstance() : node.path("examples")) {
            visitor.visit(place, schema, node.has("schema") ? example.path("value") : example);
        }
        node.properties().stream()
                .filter(child -> ofProperty || !child.getKey().startsWith("example"))
                .forEach(child -> forEachExample(place + "/" + child.getKey(), child.getValue(), visitor));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            forEachExample(place + "/" + i, node.get(i), visitor);
        }
    }

    @Test
    void reads_of_standings_have_their_freshness() {
        assertThat(document.at("/paths/~1api~1leaderboard/get/responses/200/headers")
                        .propertyNames())
                .containsExactlyInAnyOrder("ETag", "As-Of", "As-Of-Lag");
    }

    private Stream<JsonNode> operations() {
        return document.path("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    @Test
    void examples_of_responses_have_the_fields_of_real_responses() {
        try (TestStandings standings = TestStandings.shared()) {
            standings.write(TestStandings.kill("p1", "dust2"), TestStandings.achieved("p1", "First Blood"));

            assertSameFields("globalLeaderboard", api.get("/api/leaderboard").ok());
            assertSameFields(
                    "windowLeaderboard", api.get("/api/leaderboard/daily/kills").ok());
            assertSameFields("achievements", api.get("/api/achievements").ok());
            assertSameFields("player", api.get("/api/player/p1").ok());
            assertSameFields("topK", api.get("/topk?gameId=kills").ok());
            assertSameFields("userRank", api.get("/rank/p1?gameId=kills").ok());
            assertSameFields("health", api.get("/health").ok());
            // /ready has the same fields as /health. HealthTest checks its real response.
            assertSameFields("ready", api.get("/health").ok());
        }
    }

    @Test
    void examples_of_pages_have_the_fields_of_real_pages() {
        try (TestStandings standings = TestStandings.shared()) {
            BoardDefinition laps = TestBoards.lowest();
            standings.define(laps, Instant.now().minusSeconds(60));
            standings.write(
                    TestStandings.kill("p1", "dust2"),
                    TestStandings.kill("p2", "dust2"),
                    TestStandings.kill("p2", "dust2"),
                    TestStandings.kill("p3", "dust2"),
                    TestStandings.submitted("p1", laps.id(), 7),
                    TestStandings.submitted("p2", laps.id(), 8));
            String kills = "/api/v1/leaderboards/kills/";

            assertSameFields("playerStanding", api.get(kills + "player/p1").ok());
            assertSameFields("boardStats", api.get(kills + "stats").ok());
            assertSameFields("scoreHistogram", api.get(kills + "histogram").ok());
            String ofLaps = "/api/v1/leaderboards/" + laps.id() + "/";
            assertSameFields(
                    "topPlayers", api.get(ofLaps + "top?window=daily&limit=1").ok());
            assertSameFields(
                    "playersAround",
                    api.get(ofLaps + "around/p1?window=daily&range=0").ok());
            assertSameFields(
                    "playerRange", api.get(ofLaps + "range?window=daily&end=0").ok());
            assertSameFields("boardSeasons", api.get(ofLaps + "seasons").ok());
        }
    }

    @Test
    void example_writes_are_accepted_in_this_order() {
        try (TestStandings standings = TestStandings.shared();
                TestProcessor processor = TestProcessor.shared(standings)) {
            String boards = "/api/v1/leaderboards";
            String board = boards + "/speedrun";
            send("createLeaderboard", "POST", boards);
            assertSameFields("leaderboard", api.get(board).ok());
            assertSameFields("leaderboards", api.get(boards).ok());
            send("changeLeaderboard", "PATCH", board);
            send("submitScore", "POST", "/api/v1/scores");
            send("submitScores", "POST", "/api/v1/scores/batch");
            send("submitGameScore", "POST", "/score");
            send("issueToken", "POST", "/api/v1/tokens");
            send("hidePlayer", "POST", "/api/v1/players/p1/hide");
            assertSameFields("hiddenPlayers", api.get("/api/v1/players/hidden").ok());
            send("restorePlayer", "POST", "/api/v1/players/p1/restore");
            send("removePlayer", "DELETE", board + "/player/p1");
            send("erasePlayer", "DELETE", "/api/v1/players/p1");
            send("resetLeaderboard", "POST", board + "/reset");
            send("deleteLeaderboard", "DELETE", board);
            send("createApiKey", "POST", "/api/v1/admin/keys");
            JsonNode keys = api.get("/api/v1/admin/keys").ok();
            assertSameFields("apiKeys", keys);
            send(
                    "revokeApiKey",
                    "DELETE",
                    "/api/v1/admin/keys/" + keys.at("/data/0/id").asString());
            delete(boards + "/arcade", boards + "/points", boards + "/rating", boards + "/chess");
        }
    }

    private void send(String operation, String method, String path) {
        JsonNode requests = operation(operation).at("/requestBody/content/application~1json/examples");
        if (requests.isMissingNode()) {
            assertSameFields(
                    operation, api.send(method, path, BodyPublishers.noBody()).json());
        }
        for (JsonNode request : requests) {
            TestResponse answer = api.send(
                    method,
                    path,
                    BodyPublishers.ofString(request.path("value").toString()),
                    "Content-Type",
                    "application/json");
            assertSameFields(operation, answer.json());
        }
    }

    private void delete(String... paths) {
        for (String path : paths) {
            assertThat(api.send("DELETE", path, BodyPublishers.noBody()).status())
                    .isEqualTo(200);
        }
    }

    private JsonNode operation(String id) {
        return operations()
                .filter(o -> o.path("operationId").stringValue("").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void assertSameFields(String operation, JsonNode answer) {
        JsonNode responses = operation(operation).path("responses");
        JsonNode json = responses.path(responses.has("201") ? "201" : "200").at("/content/application~1json");
        assertThat(fields("", json.path("example"))).isEqualTo(fields("", answer));
        assertThat(schemas.violations(json.path("schema"), answer)).isEmpty();
    }

    // Players determine the names of the fields below these.
    private static final List<String> OPEN = List.of("/actions", "/events");

    private static List<String> fields(String path, JsonNode json) {
        List<String> fields = new ArrayList<>();
        if (json.isArray()) {
            fields.addAll(fields(path + "[]", json.path(0)));
        } else if (json.isObject() && !OPEN.contains(path)) {
            json.properties().forEach(field -> fields.addAll(fields(path + "/" + field.getKey(), field.getValue())));
        } else {
            fields.add(path);
        }
        return fields;
    }

    @Test
    void example_events_are_accepted() {
        JsonNode examples = document.at("/paths/~1api~1v1~1events/post/requestBody/content/application~1json/examples");

        assertThat(examples).isNotEmpty();
        examples.forEach(example -> assertSameFields(
                "sendEvent",
                api.post("/api/v1/events", example.path("value").toString()).ok()));
    }

    @Test
    void swagger_ui_is_served_without_other_servers() {
        assertThat(api.get("/docs").header("Location")).isEqualTo("/swagger-ui/index.html");
        TestResponse page = api.get("/swagger-ui/index.html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("swagger-ui-bundle.js")
                .doesNotContain("https://")
                .doesNotContain("http://");
        assertThat(api.get("/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
        assertThat(api.get("/openapi/swagger-config").text()).contains("\"/openapi\"");
    }
}
