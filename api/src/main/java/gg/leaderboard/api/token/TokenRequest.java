package gg.leaderboard.api.token;

import gg.leaderboard.api.board.JsonFieldReader;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a token.
 *
 * @param boards 1 to {@value #MOST_BOARDS} boards, whose ids have at most {@value #MOST_CHARACTERS} characters together
 */
record TokenRequest(String player, List<String> boards, Duration lifetime) {

    private static final String PLAYER = "player_id";
    private static final String BOARDS = "boards";
    private static final String EXPIRES_IN = "expires_in";
    private static final int MOST_BOARDS = 100;

    // Such a token fits into a message of a WebSocket.
    static final int MOST_CHARACTERS = 4500;
    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);
    private static final Duration MAX_LIFETIME = Duration.ofHours(24);

    /** @throws gg.leaderboard.web.ProblemException 400 that names every invalid field */
    static TokenRequest parse(ObjectNode json) {
        JsonFieldReader form = new JsonFieldReader(json, Set.of(PLAYER, BOARDS, EXPIRES_IN));
        List.of(PLAYER, BOARDS).stream().filter(field -> !form.has(field)).forEach(form::addMissing);
        TokenRequest request = new TokenRequest(
                form.text(PLAYER, "missing", TokenRequest::player),
                form.value(BOARDS, List.of(), TokenRequest::boards),
                form.value(EXPIRES_IN, DEFAULT_LIFETIME, TokenRequest::lifetime));
        form.check();
        return request;
    }

    private static String player(String id) {
        Rules.id(PLAYER, id);
        return id;
    }

    private static List<String> boards(JsonNode json) {
        List<JsonNode> boards = StreamSupport.stream(json.spliterator(), false).toList();
        if (!json.isArray()
                || boards.isEmpty()
                || boards.size() > MOST_BOARDS
                || !boards.stream().allMatch(JsonNode::isString)) {
            throw new InvalidEventException(BOARDS, "must be a list of 1 to " + MOST_BOARDS + " ids of leaderboards");
        }
        List<String> ids = boards.stream()
                .map(JsonNode::stringValue)
                .peek(id -> Rules.id(BOARDS, id))
                .toList();
        if (ids.stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
            throw new InvalidEventException(
                    BOARDS, "must have ids of at most " + MOST_CHARACTERS + " characters together");
        }
        return ids;
    }

    private static Duration lifetime(JsonNode json) {
        long most = MAX_LIFETIME.toSeconds();
        if (!json.isIntegralNumber() || !json.canConvertToLong() || json.longValue() < 1 || json.longValue() > most) {
            throw new InvalidEventException(EXPIRES_IN, "must be a whole number of seconds from 1 to " + most);
        }
        return Duration.ofSeconds(json.longValue());
    }
}
