package gg.leaderboard.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class AuditTest {

    private static final String AUDIT = "/api/v1/admin/audit";

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private final RunningApi api = RunningApi.shared();
    private final String id = "audit-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_change_is_listed_with_actor_reason_and_the_state_before_and_after() {
        String board = "/api/v1/leaderboards/" + id;
        api.post("/api/v1/leaderboards?change_reason=a%20new%20season", "{\"id\":\"" + id + "\"}");
        patch(board, "{\"name\":\"Final\"}");
        // Changes nothing.
        patch(board, "{\"name\":\"Final\"}");
        api.send("DELETE", board, BodyPublishers.noBody()).ok();

        List<JsonNode> entries = await().until(() -> of(id), found -> found.size() == 3);

        assertThat(entries)
                .extracting(entry -> entry.path("action").asString())
                .containsExactly("leaderboard.delete", "leaderboard.change", "leaderboard.create");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.path("actor").asString()).isEqualTo("local");
            assertThat(Instant.parse(entry.path("time").asString()))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
        JsonNode created = entries.get(2);
        assertThat(created.path("reason").asString()).isEqualTo("a new season");
        assertThat(created.path("before").isNull()).isTrue();
        JsonNode changed = entries.get(1);
        assertThat(changed.path("reason").isNull()).isTrue();
        assertThat(changed.path("before")).isEqualTo(created.path("after"));
        assertThat(changed.at("/before/name").asString()).isEqualTo(id);
        assertThat(changed.at("/after/name").asString()).isEqualTo("Final");
        assertThat(entries.get(0).path("before")).isEqualTo(changed.path("after"));
        assertThat(entries.get(0).path("after").isNull()).isTrue();
    }

    @Test
    void a_moderated_player_and_a_key_are_listed_without_a_secret() {
        api.post("/api/v1/players/" + id + "/hide", "{\"reason\":\"Aimbot\"}").ok();
        JsonNode key = api.post("/api/v1/admin/keys", "{\"name\":\"" + id + "\",\"roles\":[\"read\"]}")
                .json()
                .path("data");
        api.send("DELETE", "/api/v1/admin/keys/" + key.path("id").asString(), BodyPublishers.noBody())
                .ok();

        List<JsonNode> hidden = await().until(() -> of(id), found -> found.size() == 1);
        List<JsonNode> keys = await().until(() -> of(key.path("id").asString()), found -> found.size() == 2);

        assertThat(hidden.get(0).path("action").asString()).isEqualTo("player.hide");
        assertThat(hidden.get(0).path("reason").asString()).isEqualTo("Aimbot");
        assertThat(keys)
                .extracting(entry -> entry.path("action").asString())
                .containsExactly("key.revoke", "key.create");
        assertThat(keys.toString()).contains(id).doesNotContain("lb_").doesNotContain("hash");
        // A refused change is none.
        api.send("DELETE", "/api/v1/admin/keys/none", BodyPublishers.noBody()).problem(404);
        assertThat(of("none")).isEmpty();
    }

    @Test
    void pages_neither_skip_nor_repeat_an_entry() {
        for (int i = 0; i < 5; i++) {
            api.post("/api/v1/players/" + id + "/restore?change_reason=" + i, "{}")
                    .ok();
        }
        await().until(() -> of(id).size() == 5);
        List<String> reasons = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get(AUDIT + "?limit=2&cursor=" + cursor).ok();
            assertThat(page.path("data").size()).isLessThanOrEqualTo(2);
            page.path("data")
                    .valueStream()
                    .filter(entry -> entry.path("target").asString().equals(id))
                    .forEach(entry -> reasons.add(entry.path("reason").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());

        assertThat(reasons).containsExactly("4", "3", "2", "1", "0");
        assertThat(api.get(AUDIT + "?cursor=-1").error(400)).startsWith("cursor must be next of the previous page");
        assertThat(api.post("/api/v1/players/" + id + "/restore?change_reason=%0A", "{}")
                        .error(400))
                .startsWith("change_reason ");
    }

    private void patch(String board, String json) {
        TestResponse changed =
                api.send("PATCH", board, BodyPublishers.ofString(json), "Content-Type", "application/json");
        assertThat(changed.status()).as(changed.text()).isIn(200, 202);
    }

    /** Returns the entries about this target, the newest first. */
    private List<JsonNode> of(String target) {
        return api.get(AUDIT + "?limit=1000")
                .ok()
                .path("data")
                .valueStream()
                .filter(entry -> entry.path("target").asString().equals(target))
                .toList();
    }
}
