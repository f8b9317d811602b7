package gg.leaderboard.api.live;

import gg.leaderboard.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client asks for. */
record Request(Type type, String board) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String TYPES = "type must be subscribe, unsubscribe or ping";

    /** @throws ProblemException saying what is wrong with it */
    static Request read(String text) {
        JsonNode json = parse(text);
        Type type = type(textOf(json.get("type")));
        return new Request(type, type == Type.PING ? "" : board(json));
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            throw ProblemException.badRequest("The message is not JSON: " + e.getOriginalMessage());
        }
        throw ProblemException.badRequest(
                "The message must be a JSON object such as {\"type\":\"subscribe\",\"leaderboard_id\":\"global\"}.");
    }

    private static Type type(@Nullable String name) {
        if (name == null) {
            throw ProblemException.badRequest(TYPES + "; it is missing or not a string.");
        }
        return switch (name) {
            case "subscribe" -> Type.SUBSCRIBE;
            case "unsubscribe" -> Type.UNSUBSCRIBE;
            case "ping" -> Type.PING;
            default -> throw ProblemException.badRequest(TYPES + "; was \"" + name + "\".");
        };
    }

    private static String board(JsonNode json) {
        String board = textOf(json.get("leaderboard_id"));
        if (board == null) {
            throw ProblemException.badRequest("leaderboard_id is missing or not a string.");
        }
        return board;
    }

    private static @Nullable String textOf(@Nullable JsonNode json) {
        return json == null || !json.isString() ? null : json.stringValue();
    }

    enum Type {
        SUBSCRIBE,
        UNSUBSCRIBE,
        PING
    }
}
