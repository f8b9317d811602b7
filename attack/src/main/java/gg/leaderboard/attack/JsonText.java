package gg.leaderboard.attack;

/** Text as JSON writes it, also text that is none. */
public final class JsonText {

    private JsonText() {}

    /** In quotes; half of a surrogate pair as an escape, for UTF-8 cannot hold it. */
    public static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
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
