package gg.leaderboard.api.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds the differences between two OpenAPI documents that break clients of the first, as COMPATIBILITY.md promises.
 * Requests that were valid must stay valid. Responses must stay valid by the old schemas, except for new properties.
 */
final class IncompatibleChanges {

    private static final String ADMIN = "/api/v1/admin";
    private static final List<String> LOWER_BOUNDS = List.of("minimum", "minLength", "minItems");
    private static final List<String> UPPER_BOUNDS = List.of("maximum", "maxLength", "maxItems");

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();

    private IncompatibleChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    static List<String> between(JsonNode before, JsonNode after) {
        IncompatibleChanges changes = new IncompatibleChanges(before, after);
        changes.compare();
        return changes.found;
    }

    private void compare() {
        before.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith(ADMIN))
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    JsonNode now = after.path("paths").path(path.getKey()).path(call.getKey());
                    operation(call.getKey() + " " + path.getKey(), call.getValue(), now);
                }));
    }

    private void operation(String where, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            found.add(where + " is missing");
            return;
        }
        if (!now.path("operationId").equals(old.path("operationId"))) {
            found.add(where + " has another operationId");
        }
        parameters(where, parameters(old), parameters(now));
        body(where + " body", old.path("requestBody"), now.path("requestBody"));
        old.path("responses").properties().forEach(response -> {
            String status = response.getKey();
            JsonNode answer = now.path("responses").path(status);
            if (!answer.isMissingNode()) {
                content(where + " " + status, response.getValue(), answer, false);
            } else if (status.startsWith("2")) {
                found.add(where + " " + status + " is missing");
            }
        });
    }

    private static Map<String, JsonNode> parameters(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .collect(Collectors.toMap(
                        p -> p.path("in").asString() + " " + p.path("name").asString(), p -> p));
    }

    private void parameters(String where, Map<String, JsonNode> old, Map<String, JsonNode> now) {
        old.forEach((name, parameter) -> {
            if (now.containsKey(name)) {
                schema(
                        where + " " + name,
                        parameter.path("schema"),
                        now.get(name).path("schema"),
                        true);
            } else {
                found.add(where + " " + name + " is missing");
            }
        });
        now.forEach((name, parameter) -> {
            if (required(parameter) && !(old.containsKey(name) && required(old.get(name)))) {
                found.add(where + " " + name + " is required now");
            }
        });
    }

    private void body(String where, JsonNode old, JsonNode now) {
        if (required(now) && !required(old)) {
            found.add(where + " is required now");
        }
        if (!old.isMissingNode()) {
            content(where, old, now, true);
        }
    }

    private static boolean required(JsonNode node) {
        return node.path("required").asBoolean(false);
    }

    private void content(String where, JsonNode old, JsonNode now, boolean request) {
        old.path("content").properties().forEach(type -> {
            JsonNode same = now.path("content").path(type.getKey());
            if (same.isMissingNode()) {
                found.add(where + " " + type.getKey() + " is missing");
            } else {
                schema(where, type.getValue().path("schema"), same.path("schema"), request);
            }
        });
    }

    private void schema(String where, JsonNode oldSchema, JsonNode nowSchema, boolean request) {
        JsonNode old = OpenApiDocument.resolve(before, oldSchema);
        JsonNode now = OpenApiDocument.resolve(after, nowSchema);
        // Every value of the first must be a value of the second.
        JsonNode inner = request ? old : now;
        JsonNode outer = request ? now : old;
        if (!texts(outer, "type").containsAll(types(inner, texts(outer, "type")))) {
            found.add(where + " has another type: " + now.path("type") + " instead of " + old.path("type"));
        }
        if (outer.has("enum") && !(inner.has("enum") && texts(outer, "enum").containsAll(texts(inner, "enum")))) {
            found.add(where + " has other values: " + now.path("enum") + " instead of " + old.path("enum"));
        }
        if (!outer.path("format").equals(inner.path("format")) && outer.has("format")) {
            found.add(where + " has another format: " + now.path("format") + " instead of " + old.path("format"));
        }
        if (!texts(inner, "required").containsAll(texts(outer, "required"))) {
            found.add(where + " requires " + now.path("required") + " instead of " + old.path("required"));
        }
        bounds(where, inner, outer);
        old.path("properties").properties().forEach(property -> {
            JsonNode same = now.path("properties").path(property.getKey());
            if (same.isMissingNode()) {
                found.add(where + "." + property.getKey() + " is missing");
            } else {
                schema(where + "." + property.getKey(), property.getValue(), same, request);
            }
        });
        nested(where + "[]", old.path("items"), now.path("items"), request);
        nested(where + ".*", old.path("additionalProperties"), now.path("additionalProperties"), request);
        alternatives(where, old, now, request);
    }

    private static Set<String> texts(JsonNode schema, String keyword) {
        JsonNode value = schema.path(keyword);
        Stream<JsonNode> all = value.isArray() ? value.valueStream() : Stream.of(value);
        return all.filter(one -> !one.isMissingNode()).map(JsonNode::asString).collect(Collectors.toSet());
    }

    // Without a type, every type is allowed.
    private static Set<String> types(JsonNode inner, Set<String> outer) {
        Set<String> types = texts(inner, "type");
        return outer.isEmpty() ? Set.of() : types.isEmpty() && !inner.has("oneOf") ? Set.of("any") : types;
    }

    private void bounds(String where, JsonNode inner, JsonNode outer) {
        for (String bound : LOWER_BOUNDS) {
            if (outer.has(bound)
                    && !(inner.path(bound).asDouble(-Double.MAX_VALUE)
                            >= outer.path(bound).asDouble())) {
                found.add(where + " has another " + bound);
            }
        }
        for (String bound : UPPER_BOUNDS) {
            if (outer.has(bound)
                    && !(inner.path(bound).asDouble(Double.MAX_VALUE)
                            <= outer.path(bound).asDouble())) {
                found.add(where + " has another " + bound);
            }
        }
    }

    private void nested(String where, JsonNode old, JsonNode now, boolean request) {
        JsonNode outer = request ? now : old;
        boolean forbids = request && outer.isBoolean() && !outer.booleanValue();
        if (old.isObject() && now.isObject()) {
            schema(where, old, now, request);
        } else if (outer.isObject() || (forbids && !outer.equals(old))) {
            found.add(where + " has no schema, or another one");
        }
    }

    private void alternatives(String where, JsonNode old, JsonNode now, boolean request) {
        JsonNode olds = old.path("oneOf");
        JsonNode nows = now.path("oneOf");
        if (olds.size() != nows.size()) {
            found.add(where + " has other alternatives");
            return;
        }
        for (int i = 0; i < olds.size(); i++) {
            schema(where, olds.get(i), nows.get(i), request);
        }
    }
}
