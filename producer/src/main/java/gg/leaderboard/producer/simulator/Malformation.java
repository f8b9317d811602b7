package gg.leaderboard.producer.simulator;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.Rules;
import gg.leaderboard.producer.OutgoingRecord;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The ways to make an event invalid. Each works for every event. */
enum Malformation {
    BROKEN_JSON,
    TOO_LARGE,
    NO_TYPE,
    NO_PLAYER,
    TIME_TRUE,
    TIME_IN_WORDS,
    TIME_NEXT_YEAR,
    POINTS_IN_WORDS,
    POINTS_WITH_FRACTION,
    POINTS_TOO_MANY,
    PLAYER_WITH_SPACES,
    NAME_TOO_LONG,
    NAME_WITH_CONTROLS;

    /** An invalid copy of {@code event}, with the player as its key. */
    OutgoingRecord applyTo(GameEvent event) {
        byte[] json = EventJson.write(event);
        byte[] malformed = this == BROKEN_JSON
                ? Arrays.copyOf(json, json.length / 2)
                : EventJson.write(malform(EventJson.parse(json), event));
        return OutgoingRecord.malformed(
                event, malformed, name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private ObjectNode malform(ObjectNode json, GameEvent event) {
        return switch (this) {
            case BROKEN_JSON -> json;
            case TOO_LARGE -> json.put("padding", "x".repeat(Rules.MAX_BYTES));
            case NO_TYPE -> json.without("event_type");
            case NO_PLAYER -> json.without("player_id");
            case TIME_TRUE -> json.put("timestamp", true);
            case TIME_IN_WORDS -> json.put("timestamp", "yesterday");
            case TIME_NEXT_YEAR ->
                json.put(
                        "timestamp",
                        event.timestamp().plus(Duration.ofDays(365)).toString());
            case POINTS_IN_WORDS -> scored(json).put("points", "many");
            case POINTS_WITH_FRACTION -> scored(json).put("points", 1.5);
            case POINTS_TOO_MANY -> scored(json).put("points", 1L << 60);
            case PLAYER_WITH_SPACES -> json.put("player_id", "no such player");
            case NAME_TOO_LONG -> json.put("player_name", "x".repeat(1_000));
            case NAME_WITH_CONTROLS -> json.put("player_name", "\u0000\u001b[2J");
        };
    }

    private static ObjectNode scored(ObjectNode json) {
        return json.put("event_type", PlayerScored.TYPE);
    }
}
