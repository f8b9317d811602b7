package gg.leaderboard.api.archive;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the api's part of reviews. The archive tests which scores it lists. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewsTest {

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private final StubArchive archive = new StubArchive();
    private final String board = "review-" + UUID.randomUUID().toString().substring(0, 8);
    private RunningApi api;

    @BeforeAll
    void start() {
        api = RunningApi.start("leaderboard.api.archive.url=" + archive.url());
        post("/api/v1/leaderboards", "{\"id\":\"" + board + "\",\"max\":100,\"on_violation\":\"quarantine\"}");
    }

    @AfterAll
    void stop() {
        api.close();
        archive.close();
    }

    private TestResponse post(String path, String body) {
        return api.send("POST", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
    }

    private void archived(String id, String action, String status) {
        archived(board, id, action, status);
    }

    private void archived(String leaderboard, String id, String action, String status) {
        archive.respondWith(
                200,
                "{\"success\":true,\"data\":{\"event_id\":\"%s\",\"player_id\":\"p1\",\"leaderboard_id\":\"%s\",\"score\":101,\"rule\":\"max\",\"action\":\"%s\",\"timestamp\":\"2026-11-20T12:00:00Z\",\"log_time\":\"%s\",\"status\":\"%s\",\"reason\":null,\"decided_at\":null}}"
                        .formatted(id, leaderboard, action, Instant.now(), status));
    }

    private String submit(String player) {
        return post(
                        "/api/v1/scores",
                        "{\"player_id\":\"" + player + "\",\"leaderboard_id\":\"" + board + "\",\"score\":101}")
                .ok()
                .at("/data/event_id")
                .stringValue();
    }

    @Test
    void a_score_is_decided_once_also_while_the_archive_has_not_read_the_decision() {
        String id = submit("p1");
        api.get("/api/v1/leaderboards/" + board + "/player/p1").problem(404);
        archived(id, "quarantine", "open");
        String accept = "/api/v1/reviews/" + id + "/accept";
        String reject = "/api/v1/reviews/" + id + "/reject";

        assertThat(status(decide(accept, "k1"))).isEqualTo("accepted");

        assertThat(post(accept, "").error(409)).contains("decided already");
        assertThat(post(reject, "").error(409)).contains("decided already");
        assertThat(decide(accept, "k1").error(503)).contains("The archive has not read");
        archived(id, "quarantine", "accepted");
        assertThat(status(decide(accept, "k1"))).isEqualTo("accepted");
        assertThat(decide(reject, "k2").error(409)).contains("accepted already");
        assertThat(api.get("/api/v1/leaderboards/" + board + "/player/p1")
                        .ok()
                        .at("/data/score")
                        .longValue())
                .isEqualTo(101);
        assertThat(archive.requests()).allMatch(path -> path.equals("/api/v1/reviews/" + id));
    }

    private TestResponse decide(String path, String key) {
        return api.send(
                "POST",
                path,
                BodyPublishers.ofString("{\"reason\":\"Checked\"}"),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }

    private static String status(TestResponse decided) {
        return decided.ok().at("/data/status").stringValue();
    }

    @Test
    void a_rejected_score_and_an_accepted_flagged_one_change_nothing() {
        String id = submit("p2");
        archived(id, "quarantine", "open");
        assertThat(post("/api/v1/reviews/" + id + "/reject", "")
                        .ok()
                        .at("/data/status")
                        .stringValue())
                .isEqualTo("rejected");
        archived(UUID.randomUUID().toString(), "flag", "open");
        post("/api/v1/reviews/" + UUID.randomUUID() + "/accept", "").ok();

        api.get("/api/v1/leaderboards/" + board + "/player/p2").problem(404);
    }

    @Test
    void a_decided_or_unknown_score_cannot_be_decided() {
        archived("e1", "quarantine", "rejected");
        assertThat(post("/api/v1/reviews/e1/accept", "").error(409)).contains("rejected already");

        archive.respondWith(404, "{\"detail\":\"There is no score to review with the event_id \\\"e2\\\".\"}");
        assertThat(post("/api/v1/reviews/e2/reject", "").error(404)).contains("e2");

        archived("e3", "quarantine", "open");
        assertThat(post("/api/v1/reviews/e3/reject", "{\"because\":\"x\"}")
                        .problem(400)
                        .path("field")
                        .stringValue())
                .isEqualTo("because");
    }

    @Test
    void an_id_that_names_a_sender_is_encoded_in_the_path() {
        String id = "key:caf%C3%A9:/arena#7";
        archived(id, "quarantine", "rejected");

        assertThat(post("/api/v1/reviews/key:caf%25C3%25A9:%2Farena%237/accept", "")
                        .error(409))
                .contains(id);
        assertThat(archive.requests()).singleElement().asString().contains("caf%25C3%25A9", "%2Farena%237");
    }

    @Test
    void a_score_of_a_deleted_board_can_only_be_rejected() {
        String id = UUID.randomUUID().toString();
        archived("deleted", id, "quarantine", "open");

        assertThat(post("/api/v1/reviews/" + id + "/accept", "").error(404)).contains("deleted");
        assertThat(post("/api/v1/reviews/" + id + "/reject", "")
                        .ok()
                        .at("/data/status")
                        .stringValue())
                .isEqualTo("rejected");
    }

    @Test
    void the_list_is_that_of_the_archive() {
        archive.respondWith(200, "{\"success\":true,\"data\":[],\"next\":\"n\"}");

        assertThat(api.get("/api/v1/reviews?leaderboard_id=arena&limit=7")
                        .ok()
                        .path("next")
                        .stringValue())
                .isEqualTo("n");
        assertThat(archive.requests().get(0)).contains("status=open", "leaderboard_id=arena", "limit=7");
    }
}
