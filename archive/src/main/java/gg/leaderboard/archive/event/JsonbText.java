package gg.leaderboard.archive.event;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** JSON as a {@code jsonb} column takes it. PostgreSQL knows neither U+0000 nor half a surrogate pair, and no endless numbers. */
final class JsonbText {

    // Some that would fit are among them, which costs only a little space.
    private static final Pattern UNFIT = Pattern.compile("\\\\u0000|[0-9]E[+-]?[0-9]{3}|[0-9.]{300}");

    private JsonbText() {}

    /** Null if the column cannot hold it. */
    static @Nullable String of(ObjectNode json) {
        String text = json.toString();
        return UNFIT.matcher(text).find() || hasLoneSurrogate(text) ? null : text;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isValidCodePoint(text.codePointAt(i))
                        || !Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
