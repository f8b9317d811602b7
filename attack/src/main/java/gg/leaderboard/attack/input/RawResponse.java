package gg.leaderboard.attack.input;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A response as received.
 *
 * @param headers the header values by lower-case name; the last one if a header is repeated
 */
public record RawResponse(int status, Map<String, String> headers, byte[] body) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The media type without parameters, in lower case; empty if the response has none. */
    public String contentType() {
        return headers.getOrDefault("content-type", "").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
