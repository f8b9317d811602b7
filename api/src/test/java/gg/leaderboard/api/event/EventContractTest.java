package gg.leaderboard.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.GameEventsConsumer;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.testing.Servers;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventContractTest {

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private final RunningApi api = RunningApi.shared();
    private final String player = "p-" + UUID.randomUUID();
    private final String board = "b-" + UUID.randomUUID();

    @Test
    void events_scores_and_moderation_are_logged_as_in_the_asyncapi_document() {
        try (GameEventsConsumer log = new GameEventsConsumer(Servers.kafka())) {
            api.post("/api/v1/leaderboards", "{\"id\":\"" + board + "\"}");
            api.post("/api/v1/events", TestStandings.kill(player, "arena")).ok();
            api.post(
                            "/api/v1/scores",
                            "{\"player_id\":\"" + player + "\",\"leaderboard_id\":\"" + board + "\",\"score\":5}")
                    .ok();
            String players = "/api/v1/players/" + player;
            api.post(
                            players + "/hide",
                            "{\"reason\":\"Aimbot\",\"until\":\"2999-01-01T00:00:00Z\",\"leaderboard_ids\":[\"" + board
                                    + "\"]}")
                    .ok();
            api.post(players + "/restore", "{\"leaderboard_ids\":[\"" + board + "\"]}")
                    .ok();
            delete("/api/v1/leaderboards/" + board + "/player/" + player);
            delete(players);

            assertThat(log.findAll(player, 6))
                    .extracting(record -> GameEventsConsumer.header(record, "event_type"))
                    .containsExactly(
                            "player_scored",
                            "score_submitted",
                            "player_hidden",
                            "player_restored",
                            "player_removed",
                            "player_erased");
        }
    }

    private void delete(String path) {
        api.send("DELETE", path, BodyPublishers.noBody()).ok();
    }
}
