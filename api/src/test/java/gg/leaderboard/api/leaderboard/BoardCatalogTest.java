package gg.leaderboard.api.leaderboard;

import static gg.leaderboard.api.fixture.TestStandings.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestBoards;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that boards can be created and deleted while the api runs. */
class BoardCatalogTest {

    private final BoardDefinition laps = TestBoards.lowest();

    private final RunningApi api = RunningApi.shared();
    private final TestStandings standings = TestStandings.shared();

    @AfterEach
    void close() {
        standings.close();
    }

    @Test
    void a_board_can_be_read_immediately_after_its_creation() {
        // Works even if the clock of the api is behind that of the log.
        Instant made = Instant.now().plusSeconds(60);
        standings.define(laps, made);

        assertThat(api.get("/api/leaderboard/alltime/" + laps.id()).ok().path("players"))
                .isEmpty();
        standings.writeAt(made, submitted("slow", laps.id(), 90), submitted("fast", laps.id(), 70));
        assertThat(api.get("/api/leaderboard/alltime/" + laps.id())
                        .ok()
                        .path("players")
                        .toString())
                .isEqualTo("[{\"rank\":1,\"player_id\":\"fast\",\"player_name\":\"fast\",\"score\":70},"
                        + "{\"rank\":2,\"player_id\":\"slow\",\"player_name\":\"slow\",\"score\":90}]");
    }

    @Test
    void a_deleted_board_is_soon_not_found_and_can_be_created_again() {
        Instant made = Instant.now().minusSeconds(60);
        BoardHistory history = new BoardHistory(List.of(new BoardVersion(made, Change.CREATED, laps)));
        standings.define(history);
        standings.write(submitted("p1", laps.id(), 90));
        api.get("/api/leaderboard/alltime/" + laps.id()).ok();

        history = history.with(new BoardVersion(Instant.now(), Change.DELETED, laps));
        standings.define(history);
        Awaitility.await()
                .until(() -> api.get("/api/leaderboard/alltime/" + laps.id()).status() == 404);

        standings.define(history.with(new BoardVersion(Instant.now(), Change.CREATED, laps)));
        assertThat(api.get("/api/leaderboard/alltime/" + laps.id()).ok().path("players"))
                .isEmpty();
    }
}
