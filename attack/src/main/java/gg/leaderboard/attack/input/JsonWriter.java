package gg.leaderboard.attack.input;

import gg.leaderboard.attack.JsonText;
import gg.leaderboard.attack.oracle.PlainJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values of {@link PlainJson} as JSON. */
final class JsonWriter {

    private JsonWriter() {}

    static String of(@Nullable Object value) {
        if (value instanceof Map) {
            return PlainJson.object(value).entrySet().stream()
                    .map(entry -> JsonText.quoted(entry.getKey()) + ":" + of(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List) {
            return PlainJson.list(value).stream().map(JsonWriter::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof String text) {
            return JsonText.quoted(text);
        }
        return value == null || value == PlainJson.NULL ? "null" : value.toString();
    }
}
