package gg.leaderboard.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.ProtectedApi;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.StandingsExtension;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The call that issues tokens, and calls with them. */
class TokensTest {

    @RegisterExtension
    static final StandingsExtension folding = new StandingsExtension();

    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String ARCADE = "arcade-" + RUN;
    private static final String SERVERS_ONLY = "servers-" + RUN;
    private static final String REQUEST = request(ARCADE);

    private final RunningApi api = ProtectedApi.api();
    private final String server = ProtectedApi.KEYS.create(new Caller(
            "key:server", Set.of(Role.SUBMIT), Set.of(ARCADE, SERVERS_ONLY, "kills", "missing"), Set.of(), null));

    @BeforeAll
    static void createBoards() {
        String operator = ProtectedApi.key("operator", Role.OPERATE);
        for (String board :
                List.of("{\"id\":\"" + ARCADE + "\",\"write\":\"player\"}", "{\"id\":\"" + SERVERS_ONLY + "\"}")) {
            assertThat(send("POST", "/api/v1/leaderboards", operator, board).status())
                    .isEqualTo(201);
        }
    }

    private static String request(String board) {
        return "{\"player_id\":\"ada\",\"boards\":[\"" + board + "\"]}";
    }

    @Test
    void a_player_submits_their_own_scores_to_the_boards_of_the_token() {
        JsonNode issued = issue(REQUEST).json().path("data");
        String token = issued.path("token").asString();

        assertThat(Duration.between(
                        Instant.now(), Instant.parse(issued.path("expires_at").asString())))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
        assertThat(score(token, "ada", ARCADE).status()).isEqualTo(202);
        assertThat(score(token, "bob", ARCADE).error(403)).contains("own scores");
        assertThat(score(token, "ada", "other").error(403)).contains("\"other\"");
        assertThat(send("POST", "/api/v1/tokens", token, REQUEST).error(403)).contains("role submit");
    }

    @Test
    void a_revoked_key_ends_its_tokens() {
        String own = ProtectedApi.key("revoked-server", Role.SUBMIT, ARCADE, null);
        String token = send("POST", "/api/v1/tokens", own, REQUEST)
                .json()
                .at("/data/token")
                .asString();
        assertThat(score(token, "ada", ARCADE).status()).isEqualTo(202);

        ProtectedApi.KEYS.revoke(own);

        assertThat(score(token, "ada", ARCADE).error(401)).contains("API key that requested the token");
    }

    @Test
    void the_public_keys_are_served() {
        issue(REQUEST);
        JsonNode keys = api.get("/.well-known/jwks.json").ok().path("keys");

        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.propertyNames())
                        .contains("kty", "kid", "n", "e")
                        .doesNotContain("d", "p", "q"));
    }

    @Test
    void a_server_issues_no_tokens_for_boards_of_others() {
        assertThat(issue(request(ARCADE + "\",\"other")).error(403)).contains("\"other\"");
    }

    @Test
    void a_token_is_issued_only_for_boards_that_accept_scores_from_players() {
        assertThat(issue(request(ARCADE + "\",\"" + SERVERS_ONLY)).error(409))
                .contains(SERVERS_ONLY, "no scores from players");
        assertThat(issue(request("kills")).error(409)).contains("built in");
        assertThat(issue(request("missing")).error(404)).contains("missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                  | player_id is missing; boards is missing",
                "{\"player_id\":\"a b\",\"boards\":[\"arcade\"]}                       | player_id",
                "{\"player_id\":\"ada\",\"boards\":[]}                               | boards must be a list",
                "{\"player_id\":\"ada\",\"boards\":\"arcade\"}                        | boards must be a list",
                "{\"player_id\":\"ada\",\"boards\":[7]}                              | boards must be a list",
                "{\"player_id\":\"ada\",\"boards\":[\"arcade\"],\"expires_in\":86401} | expires_in must be",
                "{\"player_id\":\"ada\",\"boards\":[\"arcade\"],\"expires_in\":0}     | expires_in must be",
                "{\"player_id\":\"ada\",\"boards\":[\"arcade\"],\"role\":\"operate\"} | role is not a valid field"
            })
    void an_invalid_request_names_its_errors(String request, String error) {
        assertThat(issue(request).error(400)).contains(error);
    }

    @Test
    void the_ids_of_the_boards_are_limited_together() {
        String boards = String.join("\",\"", Collections.nCopies(100, "a".repeat(64)));

        assertThat(issue(request(boards)).error(400)).contains("boards must have ids of at most 4500 characters");
    }

    private TestResponse issue(String request) {
        return send("POST", "/api/v1/tokens", server, request);
    }

    private TestResponse score(String token, String player, String board) {
        return send(
                "POST",
                "/api/v1/scores",
                token,
                "{\"player_id\":\"" + player + "\",\"leaderboard_id\":\"" + board + "\",\"score\":1}");
    }

    private static TestResponse send(String method, String path, String credentials, String body) {
        return ProtectedApi.api()
                .send(
                        method,
                        path,
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        "application/json",
                        "Prefer",
                        "respond-async",
                        "Authorization",
                        "Bearer " + credentials);
    }
}
