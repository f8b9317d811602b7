package gg.leaderboard.attack;

/** Writes JSON strings, also of invalid text. */
public final class JsonText {

    private JsonText() {}

    /** Returns the text in quotes. A lone surrogate is escaped, because UTF-8 cannot encode it. */
    public static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
