package gg.leaderboard.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.events.Topics;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.HistoryJson;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.testing.Servers;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LeaderboardsTest {

    private static final String BOARDS = "/api/v1/leaderboards";

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private final RunningApi api = RunningApi.shared();

    // Definitions are never deleted, so each test uses its own board.
    private final String id = "b-" + UUID.randomUUID().toString().substring(0, 8);

    private TestResponse create(String more) {
        return api.post(BOARDS, "{\"id\":\"" + id + "\"" + more + "}");
    }

    private TestResponse patch(String id, String body) {
        return api.send(
                "PATCH",
                BOARDS + "/" + id,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/merge-patch+json");
    }

    private TestResponse delete(String id) {
        return api.send("DELETE", BOARDS + "/" + id, BodyPublishers.noBody());
    }

    private TestResponse reset(String id) {
        return api.send("POST", BOARDS + "/" + id + "/reset", BodyPublishers.noBody());
    }

    private JsonNode submit(String player, long score) {
        return api.post(
                        "/api/v1/scores",
                        "{\"player_id\":\"" + player + "\",\"leaderboard_id\":\"" + id + "\",\"score\":" + score + "}")
                .ok()
                .path("data");
    }

    @Test
    void a_new_board_is_empty_although_scores_of_a_lost_board_have_its_id() {
        folding.standings().addScore("leaderboard:" + id, "ghost", 9);
        folding.standings().addScore("leaderboard:" + id + ":s3", "ghost", 9);

        assertThat(create("").status()).isEqualTo(201);

        assertThat(api.get(BOARDS + "/" + id + "/top").ok().path("data").toString())
                .isEqualTo("[]");
        JsonNode seasons = api.get(BOARDS + "/" + id + "/seasons").ok().at("/data/seasons");
        assertThat(seasons).hasSize(1);
        assertThat(seasons.at("/0/number").intValue()).isEqualTo(4);
        assertThat(api.get(BOARDS + "/" + id + "/top?season=1").status()).isEqualTo(404);
    }

    @Test
    void a_leaderboard_is_created_with_defaults() {
        TestResponse created = create(",\"max_entries\":null");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(BOARDS + "/" + id);
        JsonNode board = created.json().path("data");
        assertThat(board.toString())
                .startsWith("{\"id\":\"" + id + "\",\"name\":\"" + id
                        + "\",\"sort_order\":\"desc\",\"update_mode\":\"best\","
                        + "\"reset_period\":\"never\",\"time_zone\":\"UTC\",\"max_entries\":null,\"built_in\":false,"
                        + "\"created_at\":\"");
        assertThat(Instant.parse(board.path("created_at").stringValue()))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plusSeconds(1));
        assertThat(board.path("updated_at")).isEqualTo(board.path("created_at"));
        assertThat(api.get(BOARDS + "/" + id).ok().path("data")).isEqualTo(board);
    }

    @Test
    void a_leaderboard_has_the_time_of_its_last_change_or_reset() {
        create("");

        assertThat(patch(id, "{\"name\":\"New\"}").ok().at("/data/updated_at").stringValue())
                .isGreaterThan(
                        api.get(BOARDS + "/" + id).ok().at("/data/created_at").stringValue());
        String changed = api.get(BOARDS + "/" + id).ok().at("/data/updated_at").stringValue();
        reset(id).ok();
        assertThat(api.get(BOARDS + "/" + id).ok().at("/data/updated_at").stringValue())
                .isGreaterThan(changed);
    }

    @Test
    void access_and_bounds_can_be_changed_and_removed() {
        create(
                ",\"read\":\"player\",\"min\":0,\"max_per_minute\":50,\"min_interval\":\"120s\",\"on_violation\":\"flag\"");

        JsonNode changed =
                patch(id, "{\"write\":\"player\",\"min\":null,\"max\":9}").ok().path("data");

        assertThat(changed.toString())
                .contains("\"write\":\"player\",\"read\":\"player\",\"min\":null,\"max\":9,\"max_step\":null,"
                        + "\"max_per_minute\":50,\"min_interval\":\"2m\",\"on_violation\":\"flag\"");
        assertThat(api.get(BOARDS + "/" + id).ok().path("data")).isEqualTo(changed);
    }

    @Test
    void the_list_has_built_in_boards_first_and_then_the_existing_ones() {
        create(
                ",\"name\":\"Speedrun\",\"sort_order\":\"asc\",\"reset_period\":\"0 6 * * 1\",\"time_zone\":\"Europe/Berlin\","
                        + "\"max_entries\":100,\"update_mode\":\"replace\"");

        JsonNode all = api.get(BOARDS).ok().path("data");

        assertThat(all.path(0).toString())
                .isEqualTo(
                        "{\"id\":\"global\",\"name\":\"global\",\"sort_order\":\"desc\",\"update_mode\":\"increment\","
                                + "\"reset_period\":\"never\",\"time_zone\":\"UTC\",\"max_entries\":null,\"built_in\":true,"
                                + "\"created_at\":null,\"updated_at\":null,\"submit_limit\":null,\"write\":\"server\",\"read\":\"public\","
                                + "\"min\":null,\"max\":null,\"max_step\":null,\"max_per_minute\":null,"
                                + "\"min_interval\":null,\"on_violation\":\"reject\"}");
        JsonNode mine = all.valueStream()
                .filter(b -> b.path("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(mine.path("reset_period").stringValue()).isEqualTo("0 6 * * 1");
        assertThat(mine).isEqualTo(api.get(BOARDS + "/" + id).ok().path("data"));

        delete(id).ok();
        assertThat(api.get(BOARDS).text()).doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id           | {}",
                "id           | {\"id\":7}",
                "id           | {\"id\":\"a b\"}",
                "id           | {\"id\":\"game:x\"}",
                "name         | {\"id\":\"a\",\"name\":\"\"}",
                "write        | {\"id\":\"a\",\"write\":\"public\"}",
                "min          | {\"id\":\"a\",\"min\":0.5}",
                "max          | {\"id\":\"a\",\"min\":2,\"max\":1}",
                "max_step     | {\"id\":\"a\",\"max_step\":0}",
                "min_interval | {\"id\":\"a\",\"min_interval\":\"25h\"}",
                "on_violation | {\"id\":\"a\",\"on_violation\":\"ban\"}",
                "on_violation | {\"id\":\"a\",\"on_violation\":\"quarantine\",\"update_mode\":\"replace\"}",
                "sort_order   | {\"id\":\"a\",\"sort_order\":\"DESC\"}",
                "update_mode  | {\"id\":\"a\",\"update_mode\":\"max\"}",
                "reset_period | {\"id\":\"a\",\"reset_period\":\"0 0 31 2 *\"}",
                "time_zone    | {\"id\":\"a\",\"time_zone\":\"Mars/Base\"}",
                "max_entries  | {\"id\":\"a\",\"max_entries\":0}",
                "max_entries  | {\"id\":\"a\",\"max_entries\":1.5}",
                "max_entires  | {\"id\":\"a\",\"max_entires\":5}",
                "leaderboard  | []",
            })
    void an_invalid_field_is_named(String field, String board) {
        JsonNode problem = api.post(BOARDS, board).problem(400);

        assertThat(problem.path("field").stringValue()).isEqualTo(field);
        assertThat(problem.path("detail").stringValue()).startsWith(field);
    }

    @Test
    void all_invalid_fields_are_reported_together() {
        JsonNode problem = api.post(BOARDS, "{\"id\":\"?\",\"sort_order\":\"up\",\"max_entries\":\"all\"}")
                .problem(400);

        assertThat(problem.path("errors").valueStream().map(e -> e.path("field").stringValue()))
                .containsExactly("id", "sort_order", "max_entries");
    }

    @Test
    void the_message_about_many_invalid_fields_is_short() {
        String unknown = IntStream.range(0, 50).mapToObj("\"%d\":1,"::formatted).collect(Collectors.joining());
        String quotes = "\\\"".repeat(500);

        JsonNode problem = api.post(
                        BOARDS, "{" + unknown + "\"id\":\"" + quotes + "\",\"time_zone\":\"" + quotes + "\"}")
                .problem(400);

        assertThat(problem.path("detail").stringValue())
                .startsWith("0 is not a valid field")
                .contains("49 other fields")
                .hasSizeLessThan(600);
        assertThat(problem.path("errors")).hasSize(3);
    }

    @Test
    void an_id_in_use_is_a_conflict_until_the_board_is_deleted() {
        create("");
        submit("p1", 5);

        JsonNode conflict = create("").problem(409);
        assertThat(conflict.path("error").stringValue()).isEqualTo("leaderboard already exists");
        assertThat(conflict.path("leaderboard_id").stringValue()).isEqualTo(id);
        assertThat(delete(id).ok().toString()).isEqualTo("{\"success\":true,\"data\":{\"status\":\"deleted\"}}");
        api.get(BOARDS + "/" + id).problem(404);
        delete(id).problem(404);

        assertThat(create("").status()).isEqualTo(201);
        assertThat(submit("p2", 3).path("rank").longValue()).isEqualTo(1);
    }

    @Test
    void only_one_of_many_creations_of_a_board_succeeds() {
        List<Integer> answers =
                IntStream.range(0, 8).mapToObj(i -> api.postAsync(BOARDS, "{\"id\":\"" + id + "\"}")).toList().stream()
                        .map(answer -> answer.join().status())
                        .toList();

        assertThat(answers).containsOnlyOnce(201).contains(409);
        assertThat(answers).allMatch(status -> status == 201 || status == 409 || status == 503);
    }

    @Test
    void changeable_fields_change_immediately_and_others_are_rejected_with_the_reason() {
        create(",\"max_entries\":1");
        submit("p1", 5);
        assertThat(submit("p2", 4).path("rank").isNull()).isTrue();

        JsonNode changed = patch(id, "{\"name\":\"New\",\"max_entries\":null,\"reset_period\":\"weekly\"}")
                .ok()
                .path("data");

        assertThat(changed.path("name").stringValue()).isEqualTo("New");
        assertThat(changed.path("max_entries").isNull()).isTrue();
        assertThat(changed.path("reset_period").stringValue()).isEqualTo("weekly");
        assertThat(submit("p2", 4).path("rank").longValue()).isEqualTo(2);
        for (String fixed : new String[] {
            "\"id\":\"x\"",
            "\"sort_order\":\"asc\"",
            "\"update_mode\":\"replace\"",
            "\"time_zone\":\"Europe/Berlin\"",
            "\"sort_order\":null"
        }) {
            assertThat(patch(id, "{" + fixed + "}").error(409)).contains("rebuild");
        }
        assertThat(patch(id, "{\"max_entries\":-1}").problem(400).path("field").stringValue())
                .isEqualTo("max_entries");
        assertThat(patch(id, "{\"size\":1}").problem(400).path("field").stringValue())
                .isEqualTo("size");
        assertThat(patch(id, "{\"name\":null}").problem(400).path("field").stringValue())
                .isEqualTo("name");
    }

    @Test
    void a_board_can_be_sent_back_unchanged_without_a_new_version() {
        create(",\"sort_order\":\"asc\"");
        ObjectNode told = (ObjectNode) api.get(BOARDS + "/" + id).ok().path("data");
        Object versions = folding.standings().redis().opsForHash().get("leaderboards", id);

        assertThat(patch(id, told.toString()).ok().path("data")).isEqualTo(told);
        assertThat(patch(id, "{}").ok().path("data")).isEqualTo(told);
        assertThat(folding.standings().redis().opsForHash().get("leaderboards", id))
                .isEqualTo(versions);

        told.put("name", "New");
        ObjectNode changed = (ObjectNode) patch(id, told.toString()).ok().path("data");
        told.set("updated_at", changed.path("updated_at"));
        assertThat(changed).isEqualTo(told);
        assertThat(patch(id, "{\"built_in\":true}").error(409)).startsWith("built_in");
    }

    @Test
    void a_leaderboard_with_a_full_history_can_only_be_deleted() throws Exception {
        BoardDefinition board =
                new BoardDefinition(id, id, SortOrder.DESC, UpdateMode.BEST, ResetPeriod.NEVER, ZoneOffset.UTC, null);
        List<BoardVersion> versions = IntStream.range(0, 2000)
                .mapToObj(i ->
                        new BoardVersion(Instant.ofEpochSecond(i), i == 0 ? Change.CREATED : Change.CHANGED, board))
                .toList();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.kafka()), new StringSerializer(), new ByteArraySerializer())) {
            byte[] history = HistoryJson.write(new BoardHistory(versions));
            producer.send(new ProducerRecord<>(Topics.LEADERBOARDS, id, history))
                    .get();
        }

        assertThat(patch(id, "{\"name\":\"New\"}").error(409)).contains("2000");
        assertThat(reset(id).error(409)).contains("2000");
        delete(id).ok();
    }

    @Test
    void after_a_reset_players_restart_from_zero() {
        create("");
        submit("p1", 5);

        assertThat(reset(id).ok().toString()).isEqualTo("{\"success\":true,\"data\":{\"status\":\"reset\"}}");

        assertThat(submit("p1", 3).path("score").longValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"global", "kills", "game:dust2"})
    void built_in_boards_exist_and_cannot_be_changed(String builtIn) {
        assertThat(api.get(BOARDS + "/" + builtIn).ok().at("/data/built_in").booleanValue())
                .isTrue();
        patch(builtIn, "{\"name\":\"x\"}").problem(409);
        delete(builtIn).problem(409);
        reset(builtIn).problem(409);
    }

    @Test
    void a_missing_resource_is_not_found() {
        assertThat(api.get(BOARDS + "/" + id).error(404)).contains(id);
        patch(id, "{\"name\":\"x\"}").problem(404);
        delete(id).problem(404);
        reset(id).problem(404);
        api.post(BOARDS, "{\"id\":\"kills\"}").problem(409);
    }
}
