package gg.leaderboard.api.player;

import static gg.leaderboard.api.fixture.TestStandings.joined;
import static gg.leaderboard.api.fixture.TestStandings.kill;
import static gg.leaderboard.api.fixture.TestStandings.scored;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.standings.profile.ProfileCounter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PlayerTest {

    private final RunningApi api = RunningApi.shared();
    private final TestStandings standings = TestStandings.shared();

    @AfterEach
    void close() {
        standings.close();
    }

    @Test
    void a_player_has_the_fields_of_the_contract() {
        standings.write(
                joined("p1", "Nova"),
                kill("p1", "dust2"),
                "{\"event_type\":\"player_died\",\"player_id\":\"p1\"}",
                "{\"event_type\":\"match_ended\",\"player_id\":\"p1\",\"outcome\":\"win\","
                        + "\"timestamp\":\"2026-01-02T03:04:05Z\"}",
                "{\"event_type\":\"weapon_bought\",\"player_id\":\"p1\",\"timestamp\":\"2026-01-02T03:04:06Z\"}",
                scored("better", 100));

        JsonNode player = api.get("/api/player/p1").ok();

        // OpenApiTest checks the fields of later releases.
        Stream.of(ProfileCounter.values())
                .filter(counter -> counter.compareTo(ProfileCounter.BEST_STREAK) > 0)
                .forEach(counter -> ((ObjectNode) player).remove(counter.field()));
        String lastActive = player.path("last_active").stringValue();
        assertThat(player.toString())
                .isEqualTo("{\"player_id\":\"p1\",\"player_name\":\"Nova\",\"total_score\":5,\"rank\":2,"
                        + "\"events_count\":5,\"games_joined\":1,\"last_active\":\"" + lastActive
                        + "\",\"last_game\":\"dust2\",\"kills\":1,\"deaths\":1,\"assists\":0,\"wins\":1,\"losses\":0,"
                        + "\"current_streak\":0,\"best_streak\":1,"
                        + "\"kd_ratio\":1.0,\"kda_ratio\":1.0,\"win_rate\":1.0,\"actions\":{\"kill\":1},"
                        + "\"events\":{\"weapon_bought\":1}}");
        assertThat(lastActive).isGreaterThan("2026-01-02T03:04:06");
    }

    @Test
    void ratios_have_two_decimals() {
        String died = "{\"event_type\":\"player_died\",\"player_id\":\"p1\"}";
        String ended = "{\"event_type\":\"match_ended\",\"player_id\":\"p1\",\"outcome\":\"%s\"}";
        String assist = "{\"event_type\":\"assist\",\"player_id\":\"p1\"}";
        standings.write(kill("p1", "dust2"), kill("p1", "dust2"), assist, ended.formatted("draw"));
        assertRatios(2.0, 3.0);
        assertThat(api.get("/api/player/p1").ok().path("win_rate").isNull()).isTrue();

        standings.write(died, died, died, ended.formatted("win"), ended.formatted("loss"), ended.formatted("loss"));

        assertRatios(0.67, 1.0);
        assertThat(api.get("/api/player/p1").ok().path("win_rate").doubleValue())
                .isEqualTo(0.33);
    }

    private void assertRatios(double kd, double kda) {
        JsonNode player = api.get("/api/player/p1").ok();
        assertThat(player.path("kd_ratio").doubleValue()).isEqualTo(kd);
        assertThat(player.path("kda_ratio").doubleValue()).isEqualTo(kda);
    }

    @Test
    void a_player_without_points_has_no_rank() {
        standings.write(joined("p1", "Nova"));

        JsonNode player = api.get("/api/player/p1").ok();

        assertThat(player.path("rank").isNull()).isTrue();
        assertThat(player.path("total_score").longValue()).isZero();
    }

    @Test
    void the_name_of_an_unnamed_player_is_the_id() {
        standings.write(scored("p1", 1));

        assertThat(api.get("/api/player/p1").ok().path("player_name").stringValue())
                .isEqualTo("p1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a%2Fb", "%22%3Cimg%3E", "%F0%9F%8E%AE"})
    void a_player_without_events_is_not_found(String id) {
        assertThat(api.get("/api/player/" + id).error(404)).startsWith("There is no player");
    }

    @Test
    void names_are_returned_unchanged() {
        standings.write(joined("a/b", "<img src=x onerror=alert(1)>"), scored("a/b", 1));

        JsonNode player = api.get("/api/player/a%2Fb").ok();

        assertThat(player.path("player_id").stringValue()).isEqualTo("a/b");
        assertThat(player.path("player_name").stringValue()).isEqualTo("<img src=x onerror=alert(1)>");
    }
}
