package gg.leaderboard.api.legacy;

import static gg.leaderboard.api.fixture.TestStandings.joined;
import static gg.leaderboard.api.fixture.TestStandings.kill;
import static gg.leaderboard.api.fixture.TestStandings.scored;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LeaderboardControllerTest {

    private final RunningApi api = RunningApi.shared();
    private final TestStandings standings = TestStandings.shared();

    @AfterEach
    void close() {
        standings.close();
    }

    @Test
    void the_global_leaderboard_has_the_fields_of_its_contract() {
        standings.write(joined("p1", "Nova"), scored("p1", 30), scored("p1", 12), scored("p2", 7));

        JsonNode board = api.get("/api/leaderboard").ok();

        assertThat(board.propertyNames()).containsExactly("updated_at", "total_players", "top_players");
        assertThat(Instant.parse(board.path("updated_at").stringValue()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        assertThat(board.path("total_players").longValue()).isEqualTo(2);
        assertThat(board.path("top_players").toString())
                .isEqualTo("[{\"rank\":1,\"player_id\":\"p1\",\"player_name\":\"Nova\",\"score\":42},"
                        + "{\"rank\":2,\"player_id\":\"p2\",\"player_name\":\"p2\",\"score\":7}]");
    }

    @Test
    void an_empty_leaderboard_is_a_normal_response() {
        JsonNode board = api.get("/api/leaderboard").ok();

        assertThat(board.path("total_players").longValue()).isZero();
        assertThat(board.path("top_players").toString()).isEqualTo("[]");
    }

    @Test
    void equal_scores_share_a_rank_and_are_listed_by_player_id() {
        standings.write(scored("d", 1), scored("c", 5), scored("b", 5), scored("a", 9));

        assertThat(ranks(api.get("/api/leaderboard").ok().path("top_players")))
                .containsExactly("1 a", "2 b", "2 c", "4 d");
    }

    @Test
    void a_tie_cut_by_the_limit_lists_players_by_id() {
        standings.write(scored("c", 5), scored("b", 5), scored("a", 5));

        JsonNode board = api.get("/api/leaderboard?top=2").ok();

        assertThat(ranks(board.path("top_players"))).containsExactly("1 a", "1 b");
        assertThat(board.path("total_players").longValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"?top=1,1", "?top=100,100", "?top=101,100", "?top=99999999999999999999999,100", "'',10", "?top=,10"})
    void the_limit_defaults_to_ten_and_is_at_most_a_hundred(String query, int expected) {
        standings.write(
                IntStream.range(0, 120).mapToObj(i -> scored("p" + i, i + 1)).toArray(String[]::new));

        assertThat(api.get("/api/leaderboard" + query).ok().path("top_players")).hasSize(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-99999999999999999999", "abc", "1.0", "1e1", "%2010", "0x10", "%D9%A3", "1,2"})
    void an_invalid_or_too_small_number_is_a_problem_that_names_the_parameter(String top) {
        JsonNode problem = api.get("/api/leaderboard?top=" + top).problem(400);

        assertThat(problem.path("parameter").stringValue()).isEqualTo("top");
        assertThat(problem.path("detail").stringValue()).startsWith("top must be a whole number from 1 to 100; was");
        assertThat(api.get("/api/leaderboard/daily/kills?limit=" + top)
                        .problem(400)
                        .path("parameter")
                        .stringValue())
                .isEqualTo("limit");
    }

    @Test
    void a_windowed_leaderboard_has_the_fields_of_its_contract() {
        standings.write(kill("p1", "dust2"));

        JsonNode board = api.get("/api/leaderboard/daily/kills?limit=5").ok();

        assertThat(board.propertyNames()).containsExactly("leaderboard", "updated_at", "players");
        assertThat(board.path("leaderboard").stringValue()).isEqualTo("daily_kills");
        assertThat(board.path("players").toString())
                .isEqualTo("[{\"rank\":1,\"player_id\":\"p1\",\"player_name\":\"p1\",\"score\":1}]");
    }

    @Test
    void a_window_contains_only_its_own_events() {
        standings.write(
                scored("today", 1),
                "{\"event_type\":\"player_scored\",\"player_id\":\"before\",\"points\":5,"
                        + "\"timestamp\":\"2024-02-29T12:00:00Z\"}");

        assertThat(ranks(api.get("/api/leaderboard/alltime/global").ok().path("players")))
                .containsExactly("1 before", "2 today");
        assertThat(ranks(api.get("/api/leaderboard/weekly/global").ok().path("players")))
                .containsExactly("1 today");
    }

    @ParameterizedTest
    @CsvSource({"dust2,dust2", "a/b,a%2Fb", "a:daily:b,a:daily:b", "50%,50%25", "é;x,%C3%A9%3Bx"})
    void every_game_has_a_board(String game, String inAddress) {
        standings.write(kill("p1", game));

        JsonNode board = api.get("/api/leaderboard/daily/game:" + inAddress).ok();

        assertThat(board.path("leaderboard").stringValue()).isEqualTo("daily_game:" + game);
        assertThat(ranks(board.path("players"))).containsExactly("1 p1");
        assertThat(api.get("/api/leaderboard/daily/game:unplayed").ok().path("players"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fortnightly", "hourly", "monthly", "DAILY"})
    void a_missing_window_is_a_problem_that_names_the_existing_ones(String window) {
        assertThat(api.get("/api/leaderboard/" + window + "/kills").error(404))
                .contains("\"" + window + "\"")
                .contains("alltime, daily, weekly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deaths", "game:", "game:a%20b", "Global"})
    void a_missing_board_is_a_problem_that_names_the_existing_ones(String board) {
        assertThat(api.get("/api/leaderboard/daily/" + board).error(404))
                .contains("global, kills, headshots, assists, objectives and game:{game_id}");
    }

    @Test
    void standings_in_many_shards_read_the_same() {
        try (RunningApi sharded = RunningApi.start("standings.shards=16");
                TestStandings spread = new TestStandings(Servers.redis(), 16)) {
            spread.write(
                    joined("b", "Nova"), kill("b", "dust2"), kill("a", "dust2"), kill("c", "dust2"), scored("c", 1));

            assertThat(ranks(sharded.get("/api/leaderboard").ok().path("top_players")))
                    .containsExactly("1 c", "2 a", "2 Nova");
            assertThat(sharded.get("/api/player/c").ok().path("rank").longValue())
                    .isEqualTo(1);
        }
    }

    private static List<String> ranks(JsonNode players) {
        return players.valueStream()
                .map(p ->
                        p.path("rank").longValue() + " " + p.path("player_name").stringValue())
                .toList();
    }
}
