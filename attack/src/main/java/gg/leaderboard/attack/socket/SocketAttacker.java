package gg.leaderboard.attack.socket;

import gg.leaderboard.attack.Attacker;
import gg.leaderboard.attack.EventMaker;
import gg.leaderboard.attack.Json;
import gg.leaderboard.attack.Odd;
import gg.leaderboard.attack.Target;
import gg.leaderboard.attack.http.AnswerCheck;
import gg.leaderboard.attack.oracle.PlainJson;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Messages and frames on one connection. After each a ping message shows that the server still answers, or it has closed with a
 * code that says why.
 */
public final class SocketAttacker implements Attacker {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final byte[] PING = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8);

    // What a frame that breaks the protocol may cause, as RFC 6455 has it: normal, going away, protocol, data, text
    // that
    // is not UTF-8, policy, too big; and 1006, a cut connection.
    private static final Set<Integer> CLOSE_CODES = Set.of(1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009);

    // Tomcat gives up the message that it is sending when it closes for such a frame. The payload of that message can
    // then follow the header of the close frame, so that the code is the beginning of a JSON object.
    private static final int MESSAGE_GIVEN_UP = '{' << 8 | '"';

    private static final List<String> TYPES =
            List.of("subscribe", "subscribe", "unsubscribe", "snapshot", "follow", "unfollow", "ping");

    private final Target target;
    private @Nullable WebSocket socket;
    private boolean pongs;

    public SocketAttacker(Target target) {
        this.target = target;
    }

    @Override
    public String attack(RandomGenerator random) throws IOException {
        boolean legal = !Odd.happens(random, 15);
        byte[] sent = legal ? WebSocket.text(message(random)) : frames(random);
        String shown = "WebSocket " + (legal ? "message " : "frames ")
                + new String(sent, 0, Math.min(400, sent.length), StandardCharsets.UTF_8);
        try {
            exchange(sent, legal);
        } catch (SocketTimeoutException e) {
            close();
            throw new AssertionError("WebSocket: no answer within " + PATIENCE.toSeconds() + " s\n" + shown, e);
        } catch (AssertionError e) {
            close();
            throw new AssertionError(e.getMessage() + "\n" + shown, e);
        }
        return shown;
    }

    private void exchange(byte[] sent, boolean legal) throws IOException {
        WebSocket connected = connected();
        try {
            connected.send(sent);
            connected.send(WebSocket.text(PING));
            if (!legal) {
                // A frame that says it is longer than it is would be waited for.
                connected.endOutput();
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // It may have been closed for the frame; what it says is read below.
        }
        pongs = false;
        while (!pongs || !legal) {
            WebSocket.Frame frame = connected.read();
            if (frame.opcode() == WebSocket.CLOSE) {
                close();
                checkClose(frame, legal);
                return;
            }
            if (frame.opcode() == WebSocket.TEXT) {
                check(frame.text());
            } else if (frame.opcode() == WebSocket.PING && legal) {
                connected.send(WebSocket.frame(0x80 | WebSocket.PONG, frame.payload(), true));
            }
        }
    }

    private WebSocket connected() throws IOException {
        WebSocket connected = socket;
        if (connected == null) {
            connected = new WebSocket(target, PATIENCE);
            socket = connected;
        }
        return connected;
    }

    private void check(String text) {
        Map<String, Object> message;
        try {
            message = PlainJson.object(PlainJson.parse(text));
        } catch (PlainJson.NotJson e) {
            throw new AssertionError("a message that is not JSON\n" + text, e);
        }
        pongs |= "pong".equals(message.get("type"));
        if ("error".equals(message.get("type"))) {
            AnswerCheck.checkMessage(
                    PlainJson.text(PlainJson.object(message.get("data")).get("error"))
                            .orElseThrow(() -> new AssertionError("an error without words\n" + text)));
        }
    }

    private static void checkClose(WebSocket.Frame frame, boolean legal) {
        int code = frame.closeCode();
        if (legal || (!CLOSE_CODES.contains(code) && code != MESSAGE_GIVEN_UP)) {
            throw new AssertionError("WebSocket: closed with " + code + "\n" + frame.closeReason());
        }
    }

    private static byte[] message(RandomGenerator random) {
        if (Odd.happens(random, 15)) {
            String text = Odd.one(
                    random,
                    List.of(
                            "",
                            " ",
                            "null",
                            "[]",
                            "{",
                            "{}{}",
                            "{\"type\":1}",
                            "{\"type\":\"ping\",\"type\":\"ping\"}",
                            "[".repeat(3000),
                            "{\"a\":".repeat(700),
                            "x".repeat(5000),
                            "{\"type\":\"ping\",\"x\":\"" + "y".repeat(20_000) + "\"}"));
            return text.getBytes(StandardCharsets.UTF_8);
        }
        String type = Odd.happens(random, 5) ? Odd.text(random) : Odd.one(random, TYPES);
        StringBuilder json = new StringBuilder("{\"type\":" + Json.quoted(type));
        add(random, json, "leaderboard_id", EventMaker.anyBoard(random), 90);
        add(random, json, "player_id", EventMaker.player(random), 60);
        add(random, json, "window", Odd.one(random, List.of("alltime", "daily", "weekly")), 30);
        if (Odd.happens(random, 20)) {
            json.append(",\"top\":").append(Odd.number(random));
        }
        if (Odd.happens(random, 10)) {
            json.append(",\"keep_overview\":").append(Odd.otherType(random));
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(RandomGenerator random, StringBuilder json, String field, String value, int percent) {
        if (Odd.happens(random, percent)) {
            String text = Json.quoted(Odd.happens(random, 15) ? Odd.text(random) : value);
            json.append(",\"").append(field).append("\":");
            json.append(Odd.happens(random, 5) ? Odd.otherType(random) : text);
        }
    }

    private static byte[] frames(RandomGenerator random) {
        byte[] payload = message(random);
        return switch (random.nextInt(14)) {
            case 0 -> WebSocket.frame(0x80 | WebSocket.TEXT, payload, false);
            case 1 -> WebSocket.frame(0x80 | 3 + random.nextInt(5), payload, true);
            case 2 -> WebSocket.frame(0x80 | 0x40 | WebSocket.TEXT, payload, true);
            case 3 -> WebSocket.frame(0x80 | 2, payload, true);
            case 4 -> WebSocket.frame(0x80 | WebSocket.TEXT, new byte[] {(byte) 0xC3, 0x28}, true);
            case 5 -> WebSocket.frame(0x80, payload, true);
            case 6 -> WebSocket.frame(WebSocket.PING, payload, true);
            case 7 -> WebSocket.frame(0x80 | WebSocket.PING, new byte[126], true);
            case 8 -> WebSocket.frame(0x80 | WebSocket.PONG, new byte[random.nextInt(126)], true);
            case 9 -> WebSocket.frame(0x80 | WebSocket.CLOSE, new byte[] {3}, true);
            case 10 -> WebSocket.frame(0x80 | WebSocket.CLOSE, new byte[] {3, (byte) 0xE8}, true);
            case 11 -> WebSocket.frame(0x80 | WebSocket.CLOSE, new byte[] {(byte) 0xFF, (byte) 0xFF}, true);
            case 12 -> new byte[] {(byte) 0x81, (byte) 0xFF, (byte) 0x7F, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0};
            default -> Odd.mutated(random, WebSocket.text(payload));
        };
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
        socket = null;
    }
}
