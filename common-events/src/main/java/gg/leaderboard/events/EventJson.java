package gg.leaderboard.events;

import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.ByOperator;
import gg.leaderboard.events.GameEvent.MatchEnded;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Events from and to JSON: flat, UTF-8, snake_case. Fields that are not known are allowed. Safe for many threads. */
public final class EventJson {

    private static final String LEADERBOARD = "leaderboard_id";
    private static final String LEADERBOARDS = "leaderboard_ids";

    // A thousand scores with some hundred values each. A few megabytes of empty objects would take a hundred times as
    // much
    // memory once they are parsed.
    private static final int MOST_TOKENS = 500_000;

    // Fields that we do not know pass through, so their numbers must keep every digit.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // Which of two values counts would depend on the reader: a proxy that checks the first lets the last pass.
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private EventJson() {}

    /**
     * Reads one event as it stands in the log.
     *
     * @param receivedAt log time, or now where the event has not been logged yet
     * @param idIfMissing makes the event's id if it has none
     * @throws InvalidEventException naming the field, for anything that breaks a rule
     */
    public static GameEvent read(byte @Nullable [] json, Instant receivedAt, Supplier<String> idIfMissing) {
        return read(parse(json), receivedAt, idIfMissing);
    }

    /** As {@link #read(byte[], Instant, Supplier)}, from JSON that is parsed already. */
    public static GameEvent read(ObjectNode json, Instant receivedAt, Supplier<String> idIfMissing) {
        EventFields fields = new EventFields(json);
        String type = fields.text("event_type");
        EventInfo info = new EventInfo(
                fields.optionalText("event_id", idIfMissing),
                fields.time("timestamp"),
                fields.text("player_id"),
                fields.optionalText("player_name"),
                fields.optionalText("game_id"));
        Rules.notAhead(info.timestamp(), receivedAt);
        return switch (type) {
            case PlayerScored.TYPE -> new PlayerScored(info, fields.whole("points"), fields.optionalText("action"));
            case "player_score" ->
                new PlayerScored(info, fields.whole("points", "score"), fields.optionalText("action"));
            case Actions.KILL, Actions.HEADSHOT, Actions.ASSIST ->
                new PlayerScored(info, fields.optionalWhole("points"), type);
            case PlayerJoined.TYPE -> new PlayerJoined(info);
            case AchievementUnlocked.TYPE ->
                new AchievementUnlocked(info, fields.text("achievement_name"), fields.text("achievement_rarity"));
            case ScoreSubmitted.TYPE -> new ScoreSubmitted(info, fields.text(LEADERBOARD), fields.whole("score"));
            case PlayerDied.TYPE -> new PlayerDied(info, fields.optionalText("killer_id"));
            case MatchEnded.TYPE -> new MatchEnded(info, fields.oneOf("outcome", MatchEnded.Outcome.class));
            case PlayerRemoved.TYPE -> new PlayerRemoved(info, fields.optionalText(LEADERBOARD));
            case PlayerHidden.TYPE -> hidden(info, fields, receivedAt);
            case PlayerRestored.TYPE -> restored(info, fields);
            case PlayerErased.TYPE -> erased(info, fields);
            default -> new OtherEvent(info, type);
        };
    }

    private static PlayerHidden hidden(EventInfo info, EventFields fields, Instant receivedAt) {
        requireNo(LEADERBOARD, fields, "some leaderboards are named by " + LEADERBOARDS);
        PlayerHidden hidden = new PlayerHidden(
                info, fields.optionalText("reason"), fields.optionalTime("until"), fields.optionalTexts(LEADERBOARDS));
        Rules.after("until", hidden.until(), receivedAt);
        return hidden;
    }

    private static PlayerRestored restored(EventInfo info, EventFields fields) {
        requireNo(LEADERBOARD, fields, "some leaderboards are named by " + LEADERBOARDS);
        return new PlayerRestored(info, fields.optionalTexts(LEADERBOARDS), fields.optionalText("ban_id"));
    }

    private static PlayerErased erased(EventInfo info, EventFields fields) {
        requireNo(LEADERBOARD, fields, "this event is about all leaderboards");
        requireNo(LEADERBOARDS, fields, "this event is about all leaderboards");
        return new PlayerErased(info);
    }

    // Refused, not ignored: the sender believes that other leaderboards stay as they are.
    private static void requireNo(String field, EventFields fields, String why) {
        if (fields.has(field)) {
            throw new InvalidEventException(field, "may not be given: " + why);
        }
    }

    /**
     * Parses a record without judging its fields.
     *
     * @throws InvalidEventException if it is missing, larger than {@link Rules#MAX_BYTES}, or not a JSON object
     */
    public static ObjectNode parse(byte @Nullable [] json) {
        if (json == null) {
            throw new InvalidEventException("event", "has no value");
        }
        if (json.length > Rules.MAX_BYTES) {
            throw new InvalidEventException(
                    "event", "must have at most " + Rules.MAX_BYTES + " bytes", "; had " + json.length);
        }
        return parse("event", json);
    }

    /**
     * Parses JSON of any size as events are parsed, so that no digit is lost.
     *
     * @param what this is called where it is at fault
     * @throws InvalidEventException if it is not a JSON object
     */
    public static ObjectNode parse(String what, byte[] json) {
        try {
            return object(what, MAPPER.readTree(json));
        } catch (MismatchedInputException e) {
            throw mismatched(what, e);
        } catch (StreamConstraintsException e) {
            throw new InvalidEventException(
                    what,
                    "holds more than can be read",
                    ": its nesting depth, a value or the number of values is too large");
        } catch (JacksonException e) {
            throw new InvalidEventException(
                    what, "is not JSON", where(e) + (e.getOriginalMessage().contains("UTF-8") ? ": not UTF-8" : ""));
        } catch (NumberFormatException e) {
            throw new InvalidEventException(what, "holds a number whose exponent is out of range");
        }
    }

    // A tree takes any JSON, so that either a key is there twice or something follows the JSON.
    private static InvalidEventException mismatched(String what, MismatchedInputException e) {
        return duplicateKey(e)
                .map(key -> new InvalidEventException(
                        what, "may not have a key twice in one object", "; has " + Rules.quote(key) + " twice"))
                .orElseGet(() -> new InvalidEventException(what, "is not JSON", where(e) + ": more follows its end"));
    }

    private static Optional<String> duplicateKey(MismatchedInputException e) {
        return e.getOriginalMessage().startsWith("Duplicate property") && e.processor() instanceof JsonParser parser
                ? Optional.of(parser.streamReadContext().pathAsPointer().last().getMatchingProperty())
                : Optional.empty();
    }

    /** @throws InvalidEventException if {@code json} is not an object */
    public static ObjectNode object(String what, JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new InvalidEventException(what, "must be a JSON object", "; was " + EventFields.kind(json));
        }
        return object;
    }

    private static String where(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Whether {@code json} gives {@code field} a value, at the top or in a nested {@code data} object. */
    public static boolean has(ObjectNode json, String field) {
        return new EventFields(json).has(field);
    }

    /** The text that {@code json} gives {@code field}, at the top or in a nested {@code data} object; empty if it gives none. */
    public static Optional<String> text(ObjectNode json, String field) {
        return new EventFields(json).anyText(field);
    }

    /** Writes {@code event} so that {@link #read} gives the same again. */
    public static byte[] write(GameEvent event) {
        return write(toJson(event));
    }

    /** The bytes of {@code json} as they go to the log. */
    public static byte[] write(ObjectNode json) {
        return MAPPER.writeValueAsBytes(json);
    }

    private static ObjectNode toJson(GameEvent event) {
        EventInfo info = event.info();
        ObjectNode json = MAPPER.createObjectNode()
                .put("event_id", info.eventId())
                .put("event_type", event.type())
                .put("timestamp", info.timestamp().toString())
                .put("player_id", info.playerId());
        putIfPresent(json, "player_name", info.playerName());
        putIfPresent(json, "game_id", info.gameId());
        event.as(new OwnFields(json));
        return json;
    }

    private static ObjectNode putIfPresent(ObjectNode json, String field, @Nullable String value) {
        return value == null ? json : json.put(field, value);
    }

    private record OwnFields(ObjectNode json) implements GameEvent.Cases<ObjectNode> {
        @Override
        public ObjectNode scored(PlayerScored event) {
            return putIfPresent(json.put("points", event.points()), "action", event.action());
        }

        @Override
        public ObjectNode joined(PlayerJoined event) {
            return json;
        }

        @Override
        public ObjectNode achieved(AchievementUnlocked event) {
            return json.put("achievement_name", event.achievement()).put("achievement_rarity", event.rarity());
        }

        @Override
        public ObjectNode submitted(ScoreSubmitted event) {
            return json.put(LEADERBOARD, event.leaderboardId()).put("score", event.score());
        }

        @Override
        public ObjectNode died(PlayerDied event) {
            return putIfPresent(json, "killer_id", event.killerId());
        }

        @Override
        public ObjectNode matchEnded(MatchEnded event) {
            return json.put("outcome", event.outcome().name().toLowerCase(Locale.ROOT));
        }

        @Override
        public ObjectNode byOperator(ByOperator event) {
            if (event instanceof PlayerRemoved removed) {
                return putIfPresent(json, LEADERBOARD, removed.leaderboardId());
            }
            if (event instanceof PlayerHidden hidden) {
                Instant until = hidden.until();
                putIfPresent(json, "reason", hidden.reason());
                putIfPresent(json, "until", until == null ? null : until.toString());
                return putBoards(hidden.leaderboardIds());
            }
            if (event instanceof PlayerRestored restored) {
                putIfPresent(json, "ban_id", restored.banId());
                return putBoards(restored.leaderboardIds());
            }
            return json;
        }

        private ObjectNode putBoards(List<String> ids) {
            if (!ids.isEmpty()) {
                ArrayNode all = json.putArray(LEADERBOARDS);
                ids.forEach(all::add);
            }
            return json;
        }

        @Override
        public ObjectNode other(OtherEvent event) {
            return json;
        }
    }
}
