package gg.leaderboard.attack.input;

import gg.leaderboard.attack.JsonText;
import gg.leaderboard.attack.oracle.PlainJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An operation that the service documents.
 *
 * @param bodies example request bodies; empty if the operation takes none
 */
record ApiOperation(String method, String path, List<Parameter> parameters, List<String> bodies) {

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in) {}

    /** Returns all operations of an OpenAPI document. */
    static List<ApiOperation> of(byte[] document) {
        List<ApiOperation> operations = new ArrayList<>();
        PlainJson.object(PlainJson.object(PlainJson.parse(document)).get("paths"))
                .forEach((path, item) -> PlainJson.object(item)
                        .forEach((method, operation) -> operations.add(of(method, path, PlainJson.object(operation)))));
        return operations;
    }

    private static ApiOperation of(String method, String path, Map<String, Object> operation) {
        List<Parameter> parameters = PlainJson.list(operation.get("parameters")).stream()
                .map(PlainJson::object)
                .map(p -> new Parameter(
                        PlainJson.text(p.get("name")).orElseThrow(),
                        PlainJson.text(p.get("in")).orElseThrow()))
                .toList();
        Map<String, Object> body = PlainJson.object(operation.get("requestBody"));
        Map<String, Object> json =
                PlainJson.object(PlainJson.object(body.get("content")).get("application/json"));
        List<String> bodies = PlainJson.object(json.get("examples")).values().stream()
                .map(example -> json(PlainJson.object(example).get("value")))
                .toList();
        return new ApiOperation(method.toUpperCase(Locale.ROOT), path, parameters, bodies);
    }

    boolean takesBody() {
        return !bodies.isEmpty();
    }

    /**
     * Returns true for operations that fold the whole log or swap the standings. A few of them keep the system busy for
     * long.
     */
    boolean isHeavy() {
        return path.endsWith("/verify")
                || path.endsWith("/compare")
                || path.contains("/admin/restore")
                || (path.contains("/admin/rebuild") && !method.equals("GET"));
    }

    private static String json(@Nullable Object value) {
        if (value instanceof Map) {
            return PlainJson.object(value).entrySet().stream()
                    .map(entry -> JsonText.quoted(entry.getKey()) + ":" + json(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List) {
            return PlainJson.list(value).stream().map(ApiOperation::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof String text) {
            return JsonText.quoted(text);
        }
        return value == null || value == PlainJson.NULL ? "null" : value.toString();
    }
}
