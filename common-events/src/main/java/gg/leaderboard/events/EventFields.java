package gg.leaderboard.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Typed access to the fields of an event's JSON. Fields of a nested {@code data} object count as top-level fields. */
final class EventFields {

    private final ObjectNode top;
    private final @Nullable ObjectNode data;

    EventFields(ObjectNode json) {
        this.top = json;
        this.data = json.get("data") instanceof ObjectNode nested ? nested : null;
    }

    boolean has(String field) {
        return find(field) != null;
    }

    /** Empty if the field is missing or not a string. */
    Optional<String> anyText(String field) {
        return Optional.ofNullable(find(field)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    String text(String field) {
        String value = optionalText(field);
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    String optionalText(String field, Supplier<String> otherwise) {
        String value = optionalText(field);
        return value == null ? otherwise.get() : value;
    }

    @Nullable String optionalText(String field) {
        JsonNode value = find(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidEventException(field, "must be a string", "; was " + kind(value));
        }
        return value.stringValue();
    }

    /** Empty if the field is missing. An empty list is rejected, because it would mean the same. */
    List<String> optionalTexts(String field) {
        JsonNode value = find(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.isEmpty()) {
            throw new InvalidEventException(
                    field,
                    "must be a list of at least one string",
                    "; was " + (value.isArray() ? "empty" : kind(value)));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isString()) {
                throw new InvalidEventException(field, "must be a list of strings", "; has " + kind(element));
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    long whole(String field) {
        return whole(field, find(field));
    }

    long whole(String field, String otherName) {
        JsonNode value = find(field);
        return value == null ? whole(otherName) : whole(field, value);
    }

    long optionalWhole(String field) {
        JsonNode value = find(field);
        return value == null ? 0 : whole(field, value);
    }

    private static long whole(String field, @Nullable JsonNode value) {
        if (value == null) {
            throw missing(field);
        }
        if (!value.isIntegralNumber()) {
            throw new InvalidEventException(
                    field,
                    "must be a whole number",
                    "; was " + (value.isNumber() ? Rules.excerpt(value.toString()) : kind(value)));
        }
        if (!value.canConvertToLong()) {
            throw new InvalidEventException(field, "is out of range");
        }
        return value.longValue();
    }

    <E extends Enum<E>> E oneOf(String field, Class<E> values) {
        String text = text(field);
        return Arrays.stream(values.getEnumConstants())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidEventException(
                        field,
                        "must be one of "
                                + Arrays.toString(values.getEnumConstants()).toLowerCase(Locale.ROOT),
                        "; was " + Rules.quote(text)));
    }

    @Nullable Instant optionalTime(String field) {
        JsonNode value = find(field);
        return value == null ? null : EventTime.of(field, value);
    }

    Instant time(String field) {
        Instant value = optionalTime(field);
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    Instant time(String field, Instant otherwise) {
        Instant value = optionalTime(field);
        return value == null ? otherwise : value;
    }

    // null counts as absent: several JSON libraries write null for unset fields.
    private @Nullable JsonNode find(String field) {
        JsonNode value = top.get(field);
        if ((value == null || value.isNull()) && data != null) {
            value = data.get(field);
        }
        return value == null || value.isNull() ? null : value;
    }

    private static InvalidEventException missing(String field) {
        return new InvalidEventException(field, "is missing");
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case OBJECT, POJO -> "an object";
            case STRING -> "a string";
            case NULL, MISSING, BINARY -> "nothing";
        };
    }
}
