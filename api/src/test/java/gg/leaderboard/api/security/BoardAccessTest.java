package gg.leaderboard.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.ProtectedApi;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.leaderboard.BoardVariables;
import gg.leaderboard.api.security.RoleTable.Row;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Reads and writes boards as each kind of caller, as the table of boards in docs/SECURITY.md states. */
class BoardAccessTest {

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private static final String ID = "\\{(" + String.join("|", BoardVariables.ALL) + ")}";
    private static final AccessBoards BOARDS = new AccessBoards();
    private static final RunningApi API = ProtectedApi.api();
    private static final Map<String, @Nullable String> KEYS = BOARDS.keys();

    @BeforeAll
    static void createBoards() {
        BOARDS.createAll();
    }

    // Every call that names a board and is public otherwise, also for the past.
    private static Stream<String> reads(String board) {
        Stream<String> current = RoleTable.rows().stream()
                .filter(row -> row.method().equals("GET") && !row.cell("none").isEmpty())
                .map(Row::pattern)
                .filter(path -> path.matches(".*" + ID + ".*|/topk|/rank/.*"))
                .map(path -> path.matches("/topk|/rank/.*") ? path + "?gameId=" + board : path);
        return Stream.concat(
                        current,
                        Stream.of("top", "range", "around/p1", "player/p1")
                                .map(read -> "/api/v1/leaderboards/{board}/" + read + "?at=2026-11-20T20:00:00Z"))
                .map(path -> path.replaceAll(ID, board)
                        .replace("{window}", "alltime")
                        .replaceAll("\\{(player_id|userId)}", Principals.PLAYER));
    }

    private static List<Arguments> cells(String rows, Function<String, Stream<String>> calls) {
        List<Arguments> cells = new ArrayList<>();
        RoleTable.rowsOfBoards().stream()
                .filter(row -> row.call().startsWith(rows))
                .forEach(row -> calls.apply(BOARDS.of(row))
                        .forEach(call -> KEYS.keySet().forEach(name -> cells.add(Arguments.of(call, name, row)))));
        return cells;
    }

    static List<Arguments> reads() {
        return cells("reads", BoardAccessTest::reads);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("reads")
    void a_board_is_read_exactly_by_the_roles_of_the_table(String path, String principal, Row row) {
        Answer answer = new CallSender(API, "").send("GET", path, KEYS.get(principal));

        answer.assertIs(Expected.of(row, principal));
        if (answer.status() == 403) {
            assertThat(answer.body()).contains(BOARDS.of(row));
        }
    }

    static List<Arguments> subscriptions() {
        return cells(
                "reads",
                board -> Stream.of("subscribe", "follow")
                        .map(type -> "{\"type\":\"" + type + "\",\"leaderboard_id\":\"" + board
                                + "\",\"player_id\":\"p1\"}"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("subscriptions")
    void a_board_is_watched_exactly_by_the_roles_of_the_table(String message, String principal, Row row) {
        String key = KEYS.get(principal);
        if (List.of("expired", "revoked", "tampered").contains(principal)) {
            assertThatThrownBy(() -> API.liveClient("X-API-Key", String.valueOf(key)))
                    .cause()
                    .asInstanceOf(type(WebSocketHandshakeException.class))
                    .satisfies(e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
            return;
        }
        try (LiveClient client = key == null ? API.liveClient() : API.liveClient("X-API-Key", key)) {
            client.send(message);
            JsonNode answer = client.next(m -> !m.path("type").asString().equals("leaderboard_update"));

            String error = answer.at("/data/error").asString("");
            switch (Expected.of(row, principal)) {
                case UNKNOWN_CALLER -> assertThat(error).contains(BOARDS.of(row), "needs an API key");
                case MISSING_ROLE -> assertThat(error).contains(BOARDS.of(row), "needs the role");
                default -> assertThat(answer.path("type").asString()).isIn("subscribed", "following");
            }
        }
    }

    static List<Arguments> writes() {
        return cells("scores", board -> Stream.of("/api/v1/scores", "/api/v1/scores/batch"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("writes")
    void a_board_is_written_exactly_by_the_roles_of_the_table(String path, String principal, Row row) {
        Answer answer = new CallSender(API, BOARDS.of(row)).sendBody("POST", path, KEYS.get(principal));

        // The other player sends a score of the first one, which is refused before the board is looked up.
        answer.assertIs(principal.equals("another player") ? Expected.NOT_OWN : Expected.of(row, principal));
    }

    @Test
    void the_tables_have_enough_cells() {
        assertThat(RoleTable.rowsOfBoards())
                .extracting(Row::call)
                .containsExactlyInAnyOrderElementsOf(AccessBoards.ROWS.keySet());
        assertThat(reads().size() + subscriptions().size() + writes().size()).isGreaterThanOrEqualTo(600);
    }
}
