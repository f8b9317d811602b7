package gg.leaderboard.events.mapping;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The fields of events that a mapping can set. Fields of moderation events are not among them: games do not moderate. */
enum EventField {
    EVENT_ID(Kind.TEXT),
    EVENT_TYPE(Kind.TEXT),
    TIMESTAMP(Kind.TIME),
    PLAYER_ID(Kind.TEXT),
    PLAYER_NAME(Kind.TEXT),
    GAME_ID(Kind.TEXT),
    POINTS(Kind.NUMBER),
    ACTION(Kind.TEXT),
    LEADERBOARD_ID(Kind.TEXT),
    SCORE(Kind.NUMBER),
    ACHIEVEMENT_ID(Kind.TEXT),
    ACHIEVEMENT_NAME(Kind.TEXT),
    ACHIEVEMENT_RARITY(Kind.TEXT),
    KILLER_ID(Kind.TEXT),
    OUTCOME(Kind.TEXT);

    private enum Kind {
        TEXT,
        NUMBER,
        TIME
    }

    private final Kind kind;

    EventField(Kind kind) {
        this.kind = kind;
    }

    static Optional<EventField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.label().equals(name))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(EventField::label).collect(Collectors.joining(", "));
    }

    /** The field's name in JSON. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a mapping may set this field to the constant {@code value}. */
    boolean takesConstant(JsonNode value) {
        return switch (kind) {
            case TEXT -> value.isString();
            case NUMBER -> value.isIntegralNumber();
            case TIME -> false;
        };
    }

    /** Converts a whole number to text if this field is text: other systems may use numbers as ids. */
    JsonNode convert(JsonNode value) {
        return kind == Kind.TEXT && value.isIntegralNumber() ? StringNode.valueOf(value.asString()) : value;
    }
}
