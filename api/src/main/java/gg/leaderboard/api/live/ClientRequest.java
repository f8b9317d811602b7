package gg.leaderboard.api.live;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request of a client. */
record ClientRequest(Type type, JsonNode json) {

    private static final String EXAMPLE = "; for example: {\"type\":\"subscribe\",\"leaderboard_id\":\"global\"}";
    private static final int DEFAULT_TOP = 10;
    private static final String TYPES = "type must be one of "
            + Arrays.stream(Type.values()).map(Type::label).collect(Collectors.joining(", "));

    /** @throws ProblemException 400 that names the error */
    static ClientRequest read(String text) {
        JsonNode json = parse(text);
        return new ClientRequest(type(textOf(json.get("type"))), json);
    }

    private static JsonNode parse(String text) {
        try {
            return EventJson.parse("message", text.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidEventException e) {
            throw ProblemException.badRequest("The " + e.getMessage() + EXAMPLE);
        }
    }

    private static Type type(@Nullable String name) {
        if (name == null) {
            throw ProblemException.badRequest(TYPES + "; it is missing or not a string.");
        }
        return Arrays.stream(Type.values())
                .filter(type -> type.label().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest(TYPES + "; was " + Rules.quote(name) + "."));
    }

    /**
     * The requested board.
     *
     * @throws InvalidEventException if it is not a valid id
     */
    String board() {
        return id("leaderboard_id");
    }

    /** The label of the requested window. */
    String window() {
        return json.hasNonNull("window") ? required("window") : Window.ALLTIME.label();
    }

    /** Whether the default messages continue in addition to the subscription. */
    boolean keepsOverview() {
        return json.path("keep_overview").booleanValue(false);
    }

    /**
     * The requested player.
     *
     * @throws InvalidEventException if it is not a valid id
     */
    String player() {
        return id("player_id");
    }

    /** The API key or token of the client. */
    String token() {
        return required("token");
    }

    /** The size of the top for which entering and leaving is reported. */
    int top() {
        JsonNode top = json.get("top");
        if (top == null || top.isNull()) {
            return DEFAULT_TOP;
        }
        if (!top.isIntegralNumber() || !top.canConvertToInt() || top.intValue() < 1) {
            throw ProblemException.badRequest("top must be a whole number from 1 to " + Subject.Player.MOST_TOP + ".");
        }
        return Math.min(top.intValue(), Subject.Player.MOST_TOP);
    }

    private String id(String field) {
        String id = required(field);
        Rules.id(field, id);
        return id;
    }

    private String required(String field) {
        String text = textOf(json.get(field));
        if (text == null) {
            throw ProblemException.badRequest(field + " is missing or not a string.");
        }
        return text;
    }

    private static @Nullable String textOf(@Nullable JsonNode json) {
        return json == null || !json.isString() ? null : json.stringValue();
    }

    enum Type {
        SUBSCRIBE,
        UNSUBSCRIBE,
        SNAPSHOT,
        FOLLOW,
        UNFOLLOW,
        AUTHENTICATE,
        PING;

        /** The type's name in messages. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
