package gg.leaderboard.standalone.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An event pipeline: {@code POST /api/v1/events} with nested data, dead letters, probes, and tables that analysts query. */
@Timeout(300)
abstract class EventPipelineTest {

    private final Installation system = Installation.shared();
    private final String game = system.uniqueName("game");
    private final String player = system.uniqueName("player");

    private JsonNode send(String player, int points) {
        return system.post("/api/v1/events", """
                {"event_type":"player_score","player_id":"%s","game_id":"%s","timestamp":"2026-01-02T12:00:00Z",
                 "data":{"score":%d,"level":3}}""".formatted(player, game, points));
    }

    private void awaitRows(int count, String query, Object... arguments) {
        system.await(query, () -> system.sql().queryForList(query, arguments).size() == count);
    }

    @Test
    void the_response_to_an_event_has_its_id_and_the_events_table_has_the_event() {
        JsonNode answer = send(player, 150);
        assertThat(answer.path("success").booleanValue()).isTrue();
        assertThat(answer.path("status").stringValue()).isEqualTo("success");

        awaitRows(
                1,
                "SELECT 1 FROM events WHERE event_id = ?",
                answer.path("event_id").stringValue());
        Map<String, Object> row = system.sql().queryForMap("""
                SELECT event_type, player_id, game_id, event_timestamp = '2026-01-02T12:00:00Z' AS same_time,
                    data -> 'data' ->> 'level' AS level, ingested_at <= created_at AS in_order
                FROM events WHERE player_id = ?""", player);
        assertThat(row)
                .containsEntry("event_type", "player_scored")
                .containsEntry("player_id", player)
                .containsEntry("game_id", game)
                .containsEntry("same_time", true)
                .containsEntry("level", "3")
                .containsEntry("in_order", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-01-02T12:00:00Z\"",
                "\"2026-01-02 12:00:00\"",
                "\"2026-01-02T13:00:00+01:00\"",
                "1767355200",
                "1767355200000"
            })
    void a_time_in_any_format_is_the_same_in_the_table_for_every_source(String time) {
        String event = """
                {"event_type":"level_completed","player_id":"%s","timestamp":%s,"data":{"level":3}}""".formatted(player, time);
        system.post("/api/v1/events", event);
        system.produce("game-events", player, event);

        awaitRows(
                2,
                "SELECT 1 FROM events WHERE player_id = ? AND event_timestamp = '2026-01-02T12:00:00Z'"
                        + " AND verdict = 'counted'",
                player);
    }

    @Test
    void without_a_time_an_event_happened_when_it_was_logged() {
        String event = """
                {"event_type":"level_completed","player_id":"%s"}""".formatted(player);
        system.post("/api/v1/events", event);
        system.produce("game-events", player, event);

        awaitRows(
                2,
                "SELECT 1 FROM events WHERE player_id = ? AND ingested_at - event_timestamp BETWEEN '0s' AND '1min'",
                player);
        awaitRows(1, "SELECT 1 FROM events WHERE player_id = ? AND ingested_at = event_timestamp", player);
    }

    @Test
    void an_achievement_with_an_id_only_has_the_id_as_its_name() {
        system.post("/api/v1/events", """
                {"event_type":"achievement_unlocked","player_id":"%s","data":{"achievement_id":"first_blood"}}""".formatted(player));

        system.await(
                "the achievement",
                () -> system.get("/api/achievements?limit=100")
                        .valueStream()
                        .anyMatch(achievement -> achievement
                                        .path("player_id")
                                        .stringValue()
                                        .equals(player)
                                && achievement.path("achievement").stringValue().equals("first_blood")
                                && achievement.path("rarity").stringValue().equals("common")));
    }

    @Test
    void raw_events_in_their_own_topic_count() throws Exception {
        system.createTopic("player.events.raw");
        String event = """
                {"event_id":"%1$s-raw","event_type":"player_score","player_id":"%1$s","game_id":"%2$s",
                 "timestamp":"2026-01-02T12:00:00Z","data":{"score":150}}""".formatted(player, game);
        system.produce("player.events.raw", player, event);
        system.produce("player.events.raw", player, event);

        awaitRows(
                1,
                "SELECT 1 FROM leaderboard_ranks WHERE player_id = ? AND game_id = ? AND period = 'alltime'"
                        + " AND score = 150",
                player,
                game);
        awaitRows(1, "SELECT 1 FROM events WHERE event_id = ? AND verdict = 'duplicate'", player + "-raw");
    }

    // All variants carry the same event, so it counts once.
    @Test
    void a_cloud_event_counts_once_in_both_modes_over_kafka_and_http() {
        String data = "{\"player_id\":\"%s\",\"game_id\":\"%s\",\"score\":150}".formatted(player, game);
        String all = """
                {"specversion":"1.0","source":"/%s","id":"1","type":"gg.studio.player_score","data":%s}""".formatted(player, data);
        String type = "application/cloudevents+json";
        system.produce(
                "game-events",
                player,
                data,
                "ce_source",
                "/" + player,
                "ce_id",
                "1",
                "ce_type",
                "gg.studio.player_score");
        system.produce("game-events", player, all, "content-type", type);
        assertThat(system.send("POST", "/api/v1/events", all, "Content-Type", type)
                        .statusCode())
                .isEqualTo(200);
        assertThat(system.send(
                                "POST",
                                "/api/v1/events",
                                data,
                                "ce-source",
                                "/" + player,
                                "ce-id",
                                "1",
                                "ce-type",
                                "gg.studio.player_score")
                        .statusCode())
                .isEqualTo(200);

        awaitRows(3, "SELECT 1 FROM events WHERE event_id = ? AND verdict = 'duplicate'", "/" + player + "#1");
        awaitRows(
                1,
                "SELECT 1 FROM leaderboard_ranks WHERE player_id = ? AND game_id = ? AND period = 'alltime'"
                        + " AND score = 150",
                player,
                game);
    }

    @Test
    void statistics_and_ranks_have_the_documented_names() {
        String second = system.uniqueName("player");
        send(player, 150);
        send(second, 50);
        system.post("/api/v1/events", """
                {"event_type":"level_completed","player_id":"%s","game_id":"%s","data":{"level":3}}""".formatted(player, game));

        String ranks = "SELECT game_id, player_id, rank, score, period, updated_at FROM leaderboard_ranks"
                + " WHERE game_id = ? AND period = 'alltime' ORDER BY rank";
        awaitRows(2, ranks, game);
        assertThat(system.sql()
                        .query(ranks, (row, number) -> row.getInt("rank") + " " + row.getString("player_id"), game))
                .containsExactly("1 " + player, "2 " + second);
        String statistics = "SELECT total_events, event_breakdown ->> 'level_completed' AS levels, updated_at"
                + " FROM player_statistics WHERE player_id = ? AND total_events = 2";
        awaitRows(1, statistics, player);
        assertThat(system.sql().queryForMap(statistics, player)).containsEntry("levels", "1");
    }

    @Test
    void an_unreadable_record_is_in_the_dead_letter_table_as_received() {
        system.produce("game-events", player, "{\"event_type\":\"player_scored\",\"player_id\":\"" + player + "\"");

        String letters = "SELECT convert_from(original_event, 'UTF8') AS original, error_message, consumer_service"
                + " FROM dlq_events WHERE ? = ANY (players)";
        awaitRows(1, letters, player);
        assertThat(system.sql().queryForMap(letters, player))
                .containsEntry("consumer_service", "processor")
                .hasEntrySatisfying(
                        "error_message", error -> assertThat(error.toString()).isNotBlank())
                .hasEntrySatisfying(
                        "original", original -> assertThat(original.toString()).contains(player));
    }

    @Test
    void an_invalid_event_is_rejected_with_the_name_of_the_field() {
        JsonNode problem = system.json(400, "POST", "/api/v1/events", "{\"event_type\":\"player_scored\"}");

        assertThat(problem.path("success").booleanValue()).isFalse();
        assertThat(problem.path("error").stringValue()).contains("player_id");
    }

    @Test
    void probes_ask_whether_it_lives_and_whether_it_is_ready() {
        assertThat(system.get("/health/live").at("/data/status").stringValue()).isEqualTo("healthy");
        assertThat(system.get("/health/ready").at("/data/status").stringValue()).isEqualTo("ready");
    }
}
