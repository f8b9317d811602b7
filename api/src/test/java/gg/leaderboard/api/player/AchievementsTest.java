package gg.leaderboard.api.player;

import static gg.leaderboard.api.fixture.TestStandings.achieved;
import static gg.leaderboard.api.fixture.TestStandings.joined;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestStandings;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AchievementsTest {

    private final RunningApi api = RunningApi.shared();
    private final TestStandings standings = TestStandings.shared();

    @AfterEach
    void close() {
        standings.close();
    }

    @Test
    void achievements_have_the_fields_of_the_contract() {
        standings.write("{\"event_type\":\"achievement_unlocked\",\"player_id\":\"p1\",\"player_name\":\"Nova\","
                + "\"achievement_name\":\"First Blood\",\"achievement_rarity\":\"rare\","
                + "\"timestamp\":\"2026-01-02T03:04:05Z\"}");

        assertThat(api.get("/api/achievements").ok().toString())
                .isEqualTo("[{\"player\":\"Nova\",\"player_id\":\"p1\",\"achievement\":\"First Blood\","
                        + "\"rarity\":\"rare\",\"timestamp\":\"2026-01-02T03:04:05Z\"}]");
    }

    @Test
    void the_name_of_a_player_is_that_of_the_event_the_profile_or_the_id() {
        standings.write(
                "{\"event_type\":\"achievement_unlocked\",\"player_id\":\"a\",\"player_name\":\"Then\","
                        + "\"achievement_name\":\"x\",\"achievement_rarity\":\"rare\"}",
                joined("a", "Now"),
                achieved("a", "y"),
                achieved("b", "z"));

        JsonNode feed = api.get("/api/achievements").ok();

        assertThat(feed.valueStream().map(entry -> entry.path("player").stringValue()))
                .containsExactly("b", "Now", "Then");
    }

    @ParameterizedTest
    @CsvSource({"'',10", "?limit=1,1", "?limit=1000,100"})
    void the_newest_are_listed_first_up_to_the_limit(String query, int expected) {
        standings.write(
                IntStream.range(0, 120).mapToObj(i -> achieved("p", "n" + i)).toArray(String[]::new));

        JsonNode feed = api.get("/api/achievements" + query).ok();

        assertThat(feed).hasSize(expected);
        assertThat(feed.path(0).path("achievement").stringValue()).isEqualTo("n119");
    }

    @Test
    void a_limit_that_is_not_a_number_is_a_problem() {
        assertThat(api.get("/api/achievements?limit=all").error(400)).startsWith("limit must be");
    }
}
