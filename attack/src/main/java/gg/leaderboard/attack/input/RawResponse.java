package gg.leaderboard.attack.input;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * An answer as it came.
 *
 * @param headers by their names in lower case; of several the last
 */
public record RawResponse(int status, Map<String, String> headers, byte[] body) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Without parameters, in lower case; empty if it says none. */
    public String contentType() {
        return headers.getOrDefault("content-type", "").split(";")[0].strip().toLowerCase(Locale.ROOT);
    }
}
