package gg.leaderboard.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A response.
 *
 * @param challenge the header WWW-Authenticate
 * @param body empty for streams and WebSockets
 */
record Answer(int status, String challenge, String body) {

    void assertAllowed() {
        assertThat(status).as(body).isNotIn(401, 403, 405, 500);
        assertThat(refusalOfFirstScore()).isEmpty();
    }

    void assertUnauthenticated() {
        assertThat(status).as(body).isEqualTo(401);
        assertThat(challenge).startsWith("Bearer");
        assertProblem();
    }

    void assertMissingRole() {
        assertThat(status).as(body).isEqualTo(403);
        assertThat(assertProblem().path("detail").asString()).contains("needs the role");
    }

    /** The role suffices, but the board, game or player of the body does not belong to the caller. */
    void assertNotOwn() {
        String refusal = refusalOfFirstScore();
        if (refusal.isEmpty()) {
            assertThat(status).as(body).isEqualTo(403);
            refusal = assertProblem().path("detail").asString();
        }
        assertThat(refusal).containsPattern("The caller may not|A player may send only");
    }

    // A batch succeeds although some of its scores are refused.
    private String refusalOfFirstScore() {
        return body.startsWith("{") ? json().at("/data/results/0/error").asString("") : "";
    }

    private JsonNode assertProblem() {
        JsonNode problem = json();
        assertThat(problem.path("success").asBoolean(true)).isFalse();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        return problem;
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }
}
