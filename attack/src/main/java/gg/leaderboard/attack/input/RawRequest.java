package gg.leaderboard.attack.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request with the exact bytes that are sent. */
record RawRequest(String method, String target, List<String> headers, byte[] body) {

    private static final int SHOWN = 600;

    RawRequest(String method, String target, byte[] body) {
        this(method, target, new ArrayList<>(), body);
    }

    byte[] bytes() {
        byte[] head = (method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    @Override
    public String toString() {
        String text = method + " " + target + " " + headers + " " + new String(body, StandardCharsets.UTF_8);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "… (" + text.length() + " characters)" : text;
    }
}
