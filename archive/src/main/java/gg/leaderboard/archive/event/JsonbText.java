package gg.leaderboard.archive.event;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** JSON for a {@code jsonb} column. PostgreSQL accepts neither U+0000 nor lone surrogates nor very large numbers. */
final class JsonbText {

    private static final Pattern LARGE_EXPONENT = Pattern.compile("E[+-]?[0-9]{3}");
    private static final int LONG_NUMBER = 300;

    private JsonbText() {}

    /** Returns null if the column cannot hold {@code json}, and for a few others whose strings look like large numbers. */
    static @Nullable String of(ObjectNode json) {
        String text = json.toString();
        return text.contains("\\u0000") || hasHugeNumber(text) || hasLoneSurrogate(text) ? null : text;
    }

    private static boolean hasHugeNumber(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (digits > 0
                    && c == 'E'
                    && LARGE_EXPONENT.matcher(text).region(i, text.length()).lookingAt()) {
                return true;
            }
            digits = isNumberPart(c) ? digits + 1 : 0;
            if (digits == LONG_NUMBER) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumberPart(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
