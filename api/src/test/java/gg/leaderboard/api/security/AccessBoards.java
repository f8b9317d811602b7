package gg.leaderboard.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.ProtectedApi;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.api.security.RoleTable.Row;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A board for each kind of access, and keys of each kind of caller. The player {@code p1} has a score on most boards. */
final class AccessBoards {

    /** The names of the boards by the row of the table of boards. */
    static final Map<String, String> ROWS = Map.of(
            "reads, `read: public`", "public",
            "reads, `read: player`", "player",
            "reads, `read: server`", "server",
            "scores, `write: server`", "server",
            "scores, `write: player`", "hidden");

    private final String prefix = UUID.randomUUID().toString().substring(0, 8) + "-";
    private final Map<String, @Nullable String> keys =
            Principals.of(ROWS.values().stream().map(this::id).collect(Collectors.toSet()));

    void createAll() {
        create("public", "public", "server");
        create("player", "player", "server");
        create("server", "server", "server");
        create("hidden", "server", "player");
        for (String name : List.of("public", "player", "server")) {
            submit(name, "submit").ok();
        }
    }

    void create(String name, String read, String write) {
        String json = "{\"id\":\"" + id(name) + "\",\"read\":\"" + read + "\",\"write\":\"" + write + "\"}";
        assertThat(send("POST", "/api/v1/leaderboards", "operate", json).status())
                .isEqualTo(201);
    }

    String id(String name) {
        return prefix + name;
    }

    /** The id of the board of a row. */
    String of(Row row) {
        return id(ROWS.getOrDefault(row.call(), row.call()));
    }

    Map<String, @Nullable String> keys() {
        return keys;
    }

    String key(String principal) {
        return String.valueOf(keys.get(principal));
    }

    /** Submits a score of the player {@code p1}. */
    TestResponse submit(String name, String principal) {
        return send(
                "POST",
                "/api/v1/scores",
                principal,
                "{\"player_id\":\"" + Principals.PLAYER + "\",\"leaderboard_id\":\"" + id(name) + "\",\"score\":7}");
    }

    TestResponse send(String method, String path, String principal, String json) {
        return ProtectedApi.api()
                .send(
                        method,
                        path,
                        BodyPublishers.ofString(json),
                        "Content-Type",
                        "application/json",
                        "X-API-Key",
                        key(principal));
    }

    TestResponse get(String path, String principal) {
        return ProtectedApi.api().get(path, "X-API-Key", key(principal));
    }

    /** The names of the boards that a list contains. */
    List<String> listed(TestResponse list) {
        return list.ok()
                .path("data")
                .valueStream()
                .map(board -> board.path("id").asString())
                .filter(id -> id.startsWith(prefix))
                .map(id -> id.substring(prefix.length()))
                .toList();
    }
}
