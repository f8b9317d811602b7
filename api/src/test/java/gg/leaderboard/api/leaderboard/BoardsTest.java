package gg.leaderboard.api.leaderboard;

import static gg.leaderboard.api.fixture.StandingsInRedis.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsInRedis;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Boards that users have made come and go while the api runs. */
class BoardsTest {

    private static final BoardDefinition LAPS = new BoardDefinition(
            "laps", "Laps", SortOrder.ASC, UpdateMode.BEST, ResetPeriod.NEVER, ZoneOffset.UTC, null);

    private final RunningApi api = RunningApi.shared();
    private final StandingsInRedis standings = StandingsInRedis.shared();

    @AfterEach
    void close() {
        standings.close();
    }

    @Test
    void a_board_can_be_read_as_soon_as_it_is_made() {
        // Even if our clock is behind the log's.
        Instant made = Instant.now().plusSeconds(60);
        standings.define(LAPS, made);

        assertThat(api.get("/api/leaderboard/alltime/laps").ok().path("players"))
                .isEmpty();
        standings.writeAt(made, submitted("slow", "laps", 90), submitted("fast", "laps", 70));
        assertThat(api.get("/api/leaderboard/alltime/laps").ok().path("players").toString())
                .isEqualTo("[{\"rank\":1,\"player_id\":\"fast\",\"player_name\":\"fast\",\"score\":70},"
                        + "{\"rank\":2,\"player_id\":\"slow\",\"player_name\":\"slow\",\"score\":90}]");
    }

    @Test
    void a_board_that_is_deleted_is_soon_not_found_and_can_be_made_again() {
        Instant made = Instant.now().minusSeconds(60);
        BoardHistory history = new BoardHistory(List.of(new BoardVersion(made, Change.CREATED, LAPS)));
        standings.define(history);
        standings.write(submitted("p1", "laps", 90));
        api.get("/api/leaderboard/alltime/laps").ok();

        history = history.with(new BoardVersion(Instant.now(), Change.DELETED, LAPS));
        standings.define(history);
        Awaitility.await().until(() -> api.get("/api/leaderboard/alltime/laps").status() == 404);

        standings.define(history.with(new BoardVersion(Instant.now(), Change.CREATED, LAPS)));
        assertThat(api.get("/api/leaderboard/alltime/laps").ok().path("players"))
                .isEmpty();
    }
}
