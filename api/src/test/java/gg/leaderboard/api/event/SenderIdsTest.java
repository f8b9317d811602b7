package gg.leaderboard.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.ProtectedApi;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No sender can use the ids of another one. */
class SenderIdsTest {

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private static final String SCORES = "/api/v1/scores";
    private static final Caller SERVER = server("1", "arena servers");
    private static final Caller SAME_NAME = server("2", "arena servers");
    private static final Caller OTHER = server("3", "arena");

    private final RunningApi api = ProtectedApi.api();
    private final String board = "s-" + UUID.randomUUID().toString().substring(0, 8);
    private final String match = board + "-match";

    private static Caller server(String id, String name) {
        return new Caller("key:" + id, "key:" + name, Set.of(Role.SUBMIT), Set.of(), Set.of(), null);
    }

    private Caller player(String id) {
        return new Caller("player:" + id, Set.of(Role.PLAYER), Set.of(board), Set.of(), id);
    }

    @BeforeEach
    void createBoard() {
        String operator = ProtectedApi.key("operator", Role.OPERATE);
        assertThat(post("/api/v1/leaderboards", operator, "{\"id\":\"" + board + "\",\"update_mode\":\"increment\"}")
                        .status())
                .isEqualTo(201);
    }

    private TestResponse post(String path, String key, String json, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json", "X-API-Key", key));
        all.addAll(List.of(headers));
        return api.send("POST", path, BodyPublishers.ofString(json), all.toArray(String[]::new));
    }

    private TestResponse send(String call, Caller caller, String id, int score) {
        String key = ProtectedApi.KEYS.create(caller);
        String json = score("ada", id, score);
        return switch (call) {
            case "batch" -> post(SCORES + "/batch", key, "{\"scores\":[" + json + "]}");
            case "event" -> post("/api/v1/events", key, "{\"event_type\":\"score_submitted\"," + json.substring(1));
            case "cloud event" ->
                post(
                        "/api/v1/events",
                        key,
                        score("ada", null, score),
                        "ce-source",
                        "/arena",
                        "ce-id",
                        id,
                        "ce-type",
                        "gg.score_submitted");
            case "game" ->
                post(
                        "/score",
                        key,
                        "{\"userId\":\"ada\",\"gameId\":\"" + board + "\",\"score\":" + score + "}",
                        WriteOptions.IDEMPOTENCY_KEY,
                        id);
            default -> post(SCORES, key, json);
        };
    }

    private String score(String player, @Nullable String id, int score) {
        return "{\"player_id\":\"" + player + "\",\"leaderboard_id\":\"" + board + "\",\"score\":" + score
                + (id == null ? "" : ",\"event_id\":\"" + id + "\"") + "}";
    }

    private int total(String player) {
        return api.get("/api/v1/leaderboards/" + board + "/player/" + player)
                .ok()
                .at("/data/score")
                .intValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "batch", "event", "cloud event", "game"})
    void two_senders_with_the_same_id_both_count_and_two_keys_of_one_name_count_once(String call) {
        send(call, SERVER, match, 1).ok();
        TestResponse again = send(call, SAME_NAME, match, 1);
        assertThat(total("ada")).isEqualTo(1);
        // Another body of another sender is no misuse of the id.
        send(call, OTHER, match, 10).ok();

        assertThat(total("ada")).isEqualTo(11);
        if (!call.equals("game")) {
            assertThat(again.ok().toString())
                    .as("the id as it was sent")
                    .contains(call.equals("cloud event") ? "\"/arena#" + match + "\"" : "\"" + match + "\"");
        }
    }

    @Test
    void a_key_that_computes_the_ids_of_another_sender_cannot_suppress_its_events() {
        String call = "POST " + SCORES;
        String derived = WriteOptions.of(SERVER, call, match, "").eventId();
        for (String id :
                List.of(match, SenderScope.logId(SERVER, match), derived, SenderScope.logId(SERVER, derived))) {
            send("score", OTHER, id, 1).ok();
        }

        send("score", SERVER, match, 100).ok();
        post(SCORES, ProtectedApi.KEYS.create(SERVER), score("ada", null, 1000), "Idempotency-Key", match)
                .ok();

        assertThat(total("ada")).isEqualTo(1104);
    }

    @Test
    void a_key_that_computes_the_id_of_a_moderators_call_cannot_suppress_it() {
        String player = board + "-cheater";
        String path = "/api/v1/players/" + player + "/hide";
        Caller moderator = new Caller("key:4", "key:mods", Set.of(Role.MODERATE), Set.of(), Set.of(), null);
        String id = WriteOptions.of(moderator, "POST " + path, match, "").eventId();
        String server = ProtectedApi.KEYS.create(SERVER);
        post(SCORES, server, score(player, id, 1)).ok();
        post(SCORES, server, score(player, SenderScope.logId(moderator, id), 1)).ok();

        post(path, ProtectedApi.KEYS.create(moderator), "", WriteOptions.IDEMPOTENCY_KEY, match)
                .ok();

        assertThat(api.get("/api/v1/leaderboards/" + board + "/player/" + player)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_idempotency_key_of_a_player_is_their_own() {
        for (String player : List.of("ada", "bob", "ada")) {
            post(SCORES, ProtectedApi.KEYS.create(player(player)), score(player, null, 5), "Idempotency-Key", match)
                    .ok();
        }

        assertThat(total("ada")).isEqualTo(5);
        assertThat(total("bob")).isEqualTo(5);
    }
}
