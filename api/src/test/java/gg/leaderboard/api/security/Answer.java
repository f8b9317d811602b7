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

    void assertIs(Expected expected) {
        switch (expected) {
            case ALLOWED -> assertAllowed();
            case NOT_OWN -> assertRefused("The caller may not|The API key|A player may send only");
            case UNKNOWN_CALLER -> assertUnauthenticated();
            case MISSING_ROLE -> assertRefused("needs the role");
        }
    }

    private void assertAllowed() {
        assertThat(status).as(body).isNotIn(401, 403, 405, 500);
        assertThat(refusalOfFirstScore()).isEmpty();
    }

    private void assertUnauthenticated() {
        assertThat(status).as(body).isEqualTo(401);
        assertThat(challenge).startsWith("Bearer");
        assertProblem();
    }

    private void assertRefused(String reason) {
        String refusal = refusalOfFirstScore();
        if (refusal.isEmpty()) {
            assertThat(status).as(body).isEqualTo(403);
            refusal = assertProblem().path("detail").asString();
        }
        assertThat(refusal).containsPattern(reason);
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
