package gg.leaderboard.archive.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveStandingsControllerTest {

    private static final String SCORE =
            "{\"event_id\":\"%s\",\"player_id\":\"%1$s\",\"event_type\":\"score_submitted\",\"timestamp\":\"%s\",\"leaderboard_id\":\"arena\",\"score\":%d}";

    @AutoClose
    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();

    @BeforeAll
    void start() {
        archive.log(
                SCORE.formatted("ada", ArchiveWithoutKafka.NOON, 7),
                SCORE.formatted("bob", ArchiveWithoutKafka.NOON, 9));
    }

    @Test
    void the_standings_contain_their_selection_and_store() throws Exception {
        Reply reply = archive.get("/api/v1/admin/standings/arena?window=daily&period=2026-11-20&limit=1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().toString())
                .isEqualTo(
                        "{\"success\":true,\"data\":{\"leaderboard_id\":\"arena\",\"season\":1,\"window\":\"daily\",\"period\":\"2026-11-20\",\"store\":\"postgres\",\"entries\":[{\"rank\":1,\"player_id\":\"bob\",\"score\":9}]}}");
    }

    @Test
    void without_a_window_the_standings_are_all_time() throws Exception {
        Reply reply = archive.get("/api/v1/admin/standings/arena");
        assertThat(ArchiveWithKafka.data(reply).path("entries").findValuesAsString("player_id"))
                .containsExactly("bob", "ada");
        assertThat(ArchiveWithKafka.data(archive.get("/api/v1/admin/standings/arena?season=2"))
                        .path("entries"))
                .isEmpty();
    }

    @Test
    void a_limit_above_the_maximum_returns_the_maximum() throws Exception {
        Reply reply = archive.get("/api/v1/admin/standings/arena?limit=99999999999");
        assertThat(ArchiveWithKafka.data(reply).path("entries")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere, 404, nowhere",
        "arena?window=yearly, 400, window",
        "arena?window=daily&period=2026-W47, 400, period",
        "arena?period=2026-11-20, 400, period",
        "arena?window=hourly, 400, hourly",
        "arena?season=0, 400, season",
        "arena?limit=0, 400, limit",
        "arena?limit=x, 400, limit"
    })
    void a_missing_board_or_window_is_rejected_by_name(String path, int status, String named) throws Exception {
        Reply reply = archive.get("/api/v1/admin/standings/" + path);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().path("error").stringValue()).contains(named);
    }
}
