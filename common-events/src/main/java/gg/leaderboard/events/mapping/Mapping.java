package gg.leaderboard.events.mapping;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Converts records of another system to events. As JSON:
 *
 * <pre>{@code
 * {
 *   "fields":    {"player_id": "/user/id", "points": "/xp", "timestamp": "/at"},
 *   "constants": {"game_id": "arena"},
 *   "type":      {"pointer": "/kind", "table": {"frag": "kill", "login": "player_joined"}}
 * }
 * }</pre>
 *
 * <p>{@code fields} maps fields of the event to JSON Pointers (RFC 6901) into the record. {@code constants} are defaults for
 * fields whose pointer finds no value. {@code type} points to the record's type, which the table translates; types that are
 * not in the table stay unchanged. All three parts are optional. All other fields of the record are kept, except the source
 * of {@code killer_id}. Fields that already have the name of an event's field count as that field, also in a nested
 * {@code data} object. Whole numbers are converted to text for text fields.
 */
public final class Mapping {

    /** The names of the built-in mappings. Each is for the topic of the same name. */
    public static final List<String> BUILT_IN = List.of("leaderboard-scores", "score_updates", "player.events.raw");

    /** The mapping for records that already are events. */
    public static final Mapping NONE = new Mapping();

    private final Map<EventField, JsonPointer> fields = new EnumMap<>(EventField.class);
    private final Map<EventField, JsonNode> constants = new EnumMap<>(EventField.class);
    private final Map<String, String> types = new HashMap<>();
    private @Nullable JsonPointer type;

    private Mapping() {}

    /** One of {@link #BUILT_IN}; empty for any other name. */
    public static Optional<Mapping> builtIn(String name) {
        if (!BUILT_IN.contains(name)) {
            return Optional.empty();
        }
        try (InputStream resource = Mapping.class.getResourceAsStream(name + ".json")) {
            return Optional.of(read(name, Objects.requireNonNull(resource).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a mapping.
     *
     * @param name the name used in error messages
     * @throws InvalidMappingException naming the part that is wrong
     */
    public static Mapping read(String name, byte[] json) {
        try {
            Mapping mapping = new Mapping();
            EventJson.parse("it", json).properties().forEach(part -> mapping.add(part.getKey(), part.getValue()));
            return mapping;
        } catch (InvalidEventException e) {
            throw new InvalidMappingException("Mapping " + Rules.quote(name) + ": " + e.getMessage());
        }
    }

    private void add(String part, JsonNode value) {
        ObjectNode object = EventJson.object(part, value);
        switch (part) {
            case "fields" ->
                object.properties()
                        .forEach(e -> fields.put(field(part, e.getKey()), pointer(part, e.getKey(), e.getValue())));
            case "constants" ->
                object.properties()
                        .forEach(e -> constants.put(field(part, e.getKey()), constant(e.getKey(), e.getValue())));
            case "type" -> object.properties().forEach(e -> addType(e.getKey(), e.getValue()));
            default -> throw invalid(Rules.excerpt(part), "is none of fields, constants, type");
        }
        if (part.equals("type") && type == null) {
            throw invalid("type.pointer", "is missing");
        }
    }

    private void addType(String part, JsonNode value) {
        switch (part) {
            case "pointer" -> type = pointer("type", part, value);
            case "table" ->
                EventJson.object("type.table", value)
                        .properties()
                        .forEach(e -> types.put(e.getKey(), type("type.table." + e.getKey(), e.getValue())));
            default -> throw invalid(Rules.excerpt("type." + part), "is none of type.pointer, type.table");
        }
    }

    private static EventField field(String part, String name) {
        return EventField.named(name)
                .orElseThrow(() -> invalid(
                        Rules.excerpt(part + "." + name), "is no field of events: they are " + EventField.all()));
    }

    private static JsonPointer pointer(String part, String name, JsonNode value) {
        try {
            return JsonPointer.compile(value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : "?");
        } catch (IllegalArgumentException e) {
            throw invalid(
                    Rules.excerpt(part + "." + name),
                    "must be a JSON Pointer such as /user/id; was " + Rules.excerpt(value.toString()));
        }
    }

    private static JsonNode constant(String name, JsonNode value) {
        if (!field("constants", name).takesConstant(value)) {
            throw invalid("constants." + name, "cannot be " + Rules.excerpt(value.toString()));
        }
        return value;
    }

    private static String type(String name, JsonNode value) {
        if (!value.isString()) {
            throw invalid(Rules.excerpt(name), "must be a type of events; was " + Rules.excerpt(value.toString()));
        }
        return value.stringValue();
    }

    private static InvalidEventException invalid(String part, String problem) {
        return new InvalidEventException(part, problem);
    }

    /**
     * Converts a record to an event, without validating it.
     *
     * @param json the record, which is modified
     * @return {@code json}
     */
    public ObjectNode apply(ObjectNode json) {
        Map<EventField, JsonNode> values = new EnumMap<>(constants);
        fields.forEach(
                (field, pointer) -> find(json, pointer).ifPresent(value -> values.put(field, field.convert(value))));
        if (type != null) {
            find(json, type)
                    .map(EventField.EVENT_TYPE::convert)
                    .ifPresent(value -> values.put(EventField.EVENT_TYPE, translate(value)));
        }
        removeKillerSource(json);
        values.forEach((field, value) -> json.set(field.label(), value));
        return json;
    }

    // The killer is a different player than the record's. Erasing that player removes their id from killer_id only.
    private void removeKillerSource(ObjectNode json) {
        JsonPointer pointer = fields.get(EventField.KILLER_ID);
        if (pointer == null) {
            return;
        }
        JsonNode parent = json.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            object.remove(pointer.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array && array.has(pointer.last().getMatchingIndex())) {
            array.setNull(pointer.last().getMatchingIndex());
        }
    }

    private static Optional<JsonNode> find(ObjectNode json, JsonPointer pointer) {
        return Optional.of(json.at(pointer)).filter(value -> !value.isMissingNode() && !value.isNull());
    }

    private JsonNode translate(JsonNode value) {
        String translation = value.isString() ? types.get(value.stringValue()) : null;
        return translation == null ? value : StringNode.valueOf(translation);
    }
}
