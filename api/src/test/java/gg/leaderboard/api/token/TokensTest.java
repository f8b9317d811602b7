package gg.leaderboard.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.ProtectedApi;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.web.security.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The call that issues tokens, and calls with them. */
class TokensTest {

    private static final String REQUEST = "{\"player_id\":\"ada\",\"boards\":[\"arcade\"]}";

    private final RunningApi api = ProtectedApi.api();
    private final String server = ProtectedApi.key("server", Role.SUBMIT, "arcade", null);

    @Test
    void a_player_submits_their_own_scores_to_the_boards_of_the_token() {
        JsonNode issued = issue(REQUEST).json().path("data");
        String token = issued.path("token").asString();

        assertThat(Duration.between(
                        Instant.now(), Instant.parse(issued.path("expires_at").asString())))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
        // The role and the limits suffice, but there is no such board.
        assertThat(score(token, "ada", "arcade").error(404)).contains("arcade");
        assertThat(score(token, "bob", "arcade").error(403)).contains("own scores");
        assertThat(score(token, "ada", "other").error(403)).contains("\"other\"");
        assertThat(send("POST", "/api/v1/tokens", token, REQUEST).error(403)).contains("role submit");
    }

    @Test
    void a_revoked_key_ends_its_tokens() {
        String own = ProtectedApi.key("revoked-server", Role.SUBMIT, "arcade", null);
        String token = send("POST", "/api/v1/tokens", own, REQUEST)
                .json()
                .at("/data/token")
                .asString();
        assertThat(score(token, "ada", "arcade").error(404)).contains("arcade");

        ProtectedApi.KEYS.revoke(own);

        assertThat(score(token, "ada", "arcade").error(401)).contains("API key that requested the token");
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
        assertThat(issue("{\"player_id\":\"ada\",\"boards\":[\"arcade\",\"other\"]}")
                        .error(403))
                .contains("\"other\"");
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

    private TestResponse send(String method, String path, String credentials, String body) {
        return api.send(
                method,
                path,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + credentials);
    }
}
