package gg.leaderboard.events.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class MappingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static final Mapping TELEMETRY = Mapping.read("telemetry", bytes("""
            {"fields":    {"player_id":"/user/id", "points":"/xp", "timestamp":"/at", "game_id":"/tags/0"},
             "constants": {"game_id":"arena", "points":0, "event_type":"seen"},
             "type":      {"pointer":"/kind", "table":{"frag":"kill", "7":"player_joined"}}}"""));

    @Test
    void pointers_locate_fields_and_the_table_translates_types() {
        GameEvent event = read(
                TELEMETRY,
                "{\"kind\":\"frag\",\"user\":{\"id\":\"ada\"},\"xp\":5,\"at\":1795176000,\"tags\":[\"dust\"]}");

        assertThat(event).isInstanceOfSatisfying(PlayerScored.class, scored -> {
            assertThat(scored.action()).isEqualTo("kill");
            assertThat(scored.points()).isEqualTo(5);
        });
        assertThat(event.playerId()).isEqualTo("ada");
        assertThat(event.info().gameId()).isEqualTo("dust");
        assertThat(event.timestamp()).isEqualTo(NOW);
    }

    @Test
    void a_constant_is_the_default_of_a_pointer_without_value() {
        GameEvent event = read(TELEMETRY, "{\"user\":{\"id\":\"ada\"},\"tags\":[]}");

        assertThat(event).isInstanceOf(OtherEvent.class);
        assertThat(event.type()).isEqualTo("seen");
        assertThat(event.info().gameId()).isEqualTo("arena");
    }

    @Test
    void a_type_that_is_not_in_the_table_is_unchanged() {
        assertThat(read(TELEMETRY, "{\"kind\":\"danced\",\"user\":{\"id\":\"ada\"}}")
                        .type())
                .isEqualTo("danced");
    }

    @Test
    void ids_and_types_that_are_whole_numbers_become_text() {
        GameEvent event = read(TELEMETRY, "{\"kind\":7,\"user\":{\"id\":76561197960265728}}");

        assertThat(event.type()).isEqualTo("player_joined");
        assertThat(event.playerId()).isEqualTo("76561197960265728");
    }

    @Test
    void all_other_fields_of_a_record_are_kept() {
        ObjectNode json = TELEMETRY.apply(
                EventJson.parse(
                        bytes(
                                "{\"kind\":\"frag\",\"user\":{\"id\":\"ada\",\"age\":30.10},\"event_id\":\"e1\",\"data\":{\"action\":\"x\"}}")));

        assertThat(json.at("/user/age").toString()).isEqualTo("30.10");
        assertThat(json.at("/event_id").stringValue()).isEqualTo("e1");
        assertThat(json.at("/data/action").stringValue()).isEqualTo("x");
    }

    @Test
    void a_record_of_leaderboard_scores_needs_no_type_and_its_type_is_ignored() {
        assertThat(read(builtIn("leaderboard-scores"), """
                        {"event_type":"danced","player_id":"ada","leaderboard_id":"cup","score":7}"""))
                .isInstanceOfSatisfying(
                        ScoreSubmitted.class, score -> assertThat(score.score()).isEqualTo(7));
    }

    @Test
    void a_score_update_is_a_score_on_the_board_of_its_game() {
        assertThat(read(builtIn("score_updates"), "{\"userId\":17,\"score\":120,\"gameId\":\"tetris\"}"))
                .isInstanceOfSatisfying(ScoreSubmitted.class, score -> {
                    assertThat(score.playerId()).isEqualTo("17");
                    assertThat(score.leaderboardId()).isEqualTo("tetris");
                    assertThat(score.info().gameId()).isEqualTo("tetris");
                    assertThat(score.score()).isEqualTo(120);
                });
    }

    @Test
    void a_raw_player_event_is_an_event_with_nested_data() {
        assertThat(read(builtIn("player.events.raw"), """
                        {"event_id":"e1","event_type":"player_score","player_id":"ada","game_id":"g1",
                         "timestamp":"2026-11-20T11:00:00Z","data":{"score":50}}"""))
                .isInstanceOfSatisfying(
                        PlayerScored.class,
                        scored -> assertThat(scored.points()).isEqualTo(50));
    }

    @Test
    void there_are_no_other_built_in_mappings() {
        assertThat(Mapping.builtIn("../mapping/score_updates")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | it is not JSON at line 1, column 2",
                "[] | it must be a JSON object; was a list",
                "{\"field\":{}} | field is none of fields, constants, type",
                "{\"fields\":[]} | fields must be a JSON object; was a list",
                "{\"fields\":{\"player\":\"/x\"}} | fields.player is no field of events: they are event_id, ",
                "{\"fields\":{\"until\":\"/x\"}} | fields.until is no field of events: they are event_id, ",
                "{\"fields\":{\"player_id\":\"user.id\"}} | fields.player_id must be a JSON Pointer such as /user/id; was \"user.id\"",
                "{\"fields\":{\"player_id\":\"\"}} | fields.player_id must be a JSON Pointer such as /user/id; was \"\"",
                "{\"fields\":{\"player_id\":7}} | fields.player_id must be a JSON Pointer such as /user/id; was 7",
                "{\"constants\":{\"points\":\"5\"}} | constants.points cannot be \"5\"",
                "{\"constants\":{\"game_id\":5}} | constants.game_id cannot be 5",
                "{\"constants\":{\"timestamp\":5}} | constants.timestamp cannot be 5",
                "{\"type\":{}} | type.pointer is missing",
                "{\"type\":{\"pointer\":\"/x\",\"tables\":{}}} | type.tables is none of type.pointer, type.table",
                "{\"type\":{\"pointer\":\"/x\",\"table\":{\"frag\":5}}} | type.table.frag must be a type of events; was 5",
            })
    void an_invalid_mapping_is_rejected_with_its_name_and_the_invalid_part(String json, String problem) {
        assertThatThrownBy(() -> Mapping.read("my.json", bytes(json)))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageStartingWith("Mapping \"my.json\": " + problem);
    }

    @Test
    void the_killer_is_named_only_once_so_that_an_erasure_finds_the_name() {
        Mapping mapping = Mapping.read(
                "kills",
                bytes("{\"fields\":{\"player_id\":\"/victim\",\"killer_id\":\"/by/0\",\"game_id\":\"/map\"}}"));

        ObjectNode event =
                mapping.apply(EventJson.parse(bytes("{\"victim\":\"ada\",\"by\":[\"bob\",7],\"map\":\"dust\"}")));

        assertThat(event.toString())
                .isEqualTo(
                        "{\"victim\":\"ada\",\"by\":[null,7],\"map\":\"dust\",\"player_id\":\"ada\",\"game_id\":\"dust\","
                                + "\"killer_id\":\"bob\"}");
        assertThat(Mapping.read("kills", bytes("{\"fields\":{\"killer_id\":\"/by/id\"}}"))
                        .apply(EventJson.parse(bytes("{\"by\":{\"id\":\"bob\",\"team\":1}}")))
                        .toString())
                .isEqualTo("{\"by\":{\"team\":1},\"killer_id\":\"bob\"}");
        assertThat(Mapping.read("kills", bytes("{\"fields\":{\"killer_id\":\"/killer_id\"}}"))
                        .apply(EventJson.parse(bytes("{\"killer_id\":\"bob\"}")))
                        .toString())
                .isEqualTo("{\"killer_id\":\"bob\"}");
    }

    private static Mapping builtIn(String name) {
        return Mapping.builtIn(name).orElseThrow();
    }

    private static GameEvent read(Mapping mapping, String json) {
        return EventJson.read(mapping.apply(EventJson.parse(bytes(json))), NOW, () -> "made");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
