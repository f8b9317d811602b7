package gg.leaderboard.attack.http;

import gg.leaderboard.attack.Json;
import gg.leaderboard.attack.oracle.PlainJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of {@link PlainJson} as JSON again. */
final class Text {

    private Text() {}

    static String of(@Nullable Object value) {
        if (value instanceof Map) {
            return PlainJson.object(value).entrySet().stream()
                    .map(entry -> Json.quoted(entry.getKey()) + ":" + of(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List) {
            return PlainJson.list(value).stream().map(Text::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof String text) {
            return Json.quoted(text);
        }
        return value == null || value == PlainJson.NULL ? "null" : value.toString();
    }
}
