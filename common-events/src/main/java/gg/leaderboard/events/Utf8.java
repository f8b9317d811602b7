package gg.leaderboard.events;

import java.nio.charset.StandardCharsets;

/** Converts text for servers that store bytes. */
public final class Utf8 {

    private Utf8() {}

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
