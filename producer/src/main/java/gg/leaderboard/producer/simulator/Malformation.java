package gg.leaderboard.producer.simulator;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.Rules;
import gg.leaderboard.producer.Outgoing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** The ways to break an event. Each breaks a rule of the contract, whatever the event. */
enum Malformation {
    BROKEN_JSON(json -> Arrays.copyOf(json, json.length / 2)),
    NOT_AN_OBJECT(json -> ("[" + new String(json, StandardCharsets.UTF_8) + "]").getBytes(StandardCharsets.UTF_8)),
    NO_TYPE(event -> event.remove("event_type")),
    NO_PLAYER(event -> event.remove("player_id")),
    NO_TIME(event -> event.remove("timestamp")),
    TIME_IN_WORDS(event -> event.put("timestamp", "yesterday")),
    TIME_NEXT_YEAR(event -> event.put("timestamp", nextYear(event))),
    POINTS_IN_WORDS(event -> scored(event).put("points", "many")),
    POINTS_WITH_FRACTION(event -> scored(event).put("points", 1.5)),
    POINTS_TOO_MANY(event -> scored(event).put("points", 1L << 60)),
    PLAYER_WITH_SPACES(event -> event.put("player_id", "no such player")),
    NAME_TOO_LONG(event -> event.put("player_name", "x".repeat(1_000))),
    NAME_WITH_CONTROLS(event -> event.put("player_name", "\u0000\u001b[2J")),
    TOO_LARGE(event -> event.put("padding", "x".repeat(Rules.MAX_BYTES)));

    private final UnaryOperator<byte[]> spoil;

    Malformation(UnaryOperator<byte[]> spoil) {
        this.spoil = spoil;
    }

    Malformation(Consumer<ObjectNode> change) {
        this(json -> {
            ObjectNode event = EventJson.parse(json);
            change.accept(event);
            return EventJson.write(event);
        });
    }

    /** What becomes of {@code event}: still under its player's key, no longer valid. */
    Outgoing of(GameEvent event) {
        String what = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Outgoing.malformed(event, spoil.apply(EventJson.write(event)), what);
    }

    private static ObjectNode scored(ObjectNode event) {
        return event.put("event_type", PlayerScored.TYPE);
    }

    private static String nextYear(ObjectNode event) {
        return Instant.parse(event.path("timestamp").asString())
                .plus(Duration.ofDays(365))
                .toString();
    }
}
