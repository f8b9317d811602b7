package gg.leaderboard.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.ProtectedApi;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.leaderboard.BoardVariables;
import gg.leaderboard.api.security.RoleTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Makes each call of the table in docs/SECURITY.md with each kind of caller. */
class CallRolesTest {

    private static final String BOARD = "roles";
    private static final RunningApi API = ProtectedApi.api();
    private static final CallSender CALLS = new CallSender(API, BOARD);
    private static final Map<String, @Nullable String> CREDENTIALS = Principals.of(Set.of(BOARD));

    static List<Arguments> cells() {
        assertThat(CALLS.createBoard(CREDENTIALS.get("operate"))).isIn(201, 202, 409);
        List<Arguments> cells = new ArrayList<>();
        for (Row row : RoleTable.rows()) {
            CREDENTIALS.keySet().forEach(principal -> cells.add(Arguments.of(row.call(), principal, row)));
        }
        return cells;
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("cells")
    void a_call_is_allowed_exactly_to_the_roles_of_the_table(String call, String principal, Row row) {
        CALLS.send(row, CREDENTIALS.get(principal)).assertIs(Expected.of(row, principal));
    }

    @Test
    void the_table_has_every_call_and_no_others() {
        Set<String> calls = new TreeSet<>(Set.of("GET /", "WS /ws"));
        API.beans(RequestMappingHandlerMapping.class)
                .forEach(mapping -> mapping.getHandlerMethods().keySet().stream()
                        .flatMap(CallRolesTest::calls)
                        .forEach(calls::add));

        assertThat(RoleTable.rows())
                .extracting(Row::call)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(calls);
        assertThat(cells()).hasSizeGreaterThanOrEqualTo(400);
    }

    @Test
    void each_variable_of_a_path_names_a_board_or_is_known_not_to() {
        Set<String> others =
                Set.of("player_id", "userId", "window", "letter_id", "key_id", "event_id", "name", "topic", "group");

        assertThat(RoleTable.rows().stream()
                        .flatMap(row -> Pattern.compile("\\{(\\w+)}")
                                .matcher(row.pattern())
                                .results()
                                .map(variable -> variable.group(1))))
                .as("a new variable of boards belongs to BoardVariables")
                .isNotEmpty()
                .allMatch(name -> others.contains(name) || BoardVariables.ALL.contains(name));
    }

    // The page of errors is no call. It is mapped for all methods, and answers 404 to a direct request.
    private static Stream<String> calls(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .filter(path -> !path.equals("/error"))
                .flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream().map(method -> method + " " + path));
    }

    @Test
    void a_refusal_is_the_same_for_any_player() {
        String key = CREDENTIALS.get("read");

        assertThat(CALLS.send("DELETE", "/api/v1/players/nobody", key).body())
                .isEqualTo(CALLS.send("DELETE", "/api/v1/players/" + Principals.PLAYER, key)
                        .body());
    }

    @Test
    void calls_that_the_rules_do_not_name_are_for_operators() {
        assertThat(CALLS.send("GET", "/api/v1/unknown", CREDENTIALS.get("submit"))
                        .status())
                .isEqualTo(403);
        assertThat(CALLS.send("POST", "/unknown", null).status()).isEqualTo(401);
        assertThat(CALLS.send("GET", "/api/v1/unknown", CREDENTIALS.get("operate"))
                        .status())
                .isEqualTo(404);
    }
}
