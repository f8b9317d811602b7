package gg.leaderboard.standalone.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** An event pipeline: {@code POST /api/v1/events} with nested data, dead letters, probes, and tables that analysts query. */
@Timeout(300)
class EventPipelineTest {

    private final Installation system = Installation.shared();
    private final String game = system.fresh("game");
    private final String player = system.fresh("player");

    private JsonNode send(String player, int points) {
        return system.post("/api/v1/events", """
                {"event_type":"player_score","player_id":"%s","game_id":"%s","timestamp":"2026-01-02T12:00:00Z",
                 "data":{"score":%d,"level":3}}""".formatted(player, game, points));
    }

    private void awaitRows(int count, String query, Object... arguments) {
        system.await(query, () -> system.sql().queryForList(query, arguments).size() == count);
    }

    @Test
    void an_event_is_answered_with_its_id_and_found_in_the_table_of_events() {
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

    @Test
    void statistics_and_ranks_are_queried_by_the_names_of_the_guides() {
        String second = system.fresh("player");
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
    void what_cannot_be_read_is_in_the_table_of_dead_letters_as_received() {
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
    void a_bad_event_is_refused_with_the_name_of_the_field() {
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
