package gg.leaderboard.attack.input;

import gg.leaderboard.attack.Attacker;
import gg.leaderboard.attack.FuzzValues;
import gg.leaderboard.attack.JsonText;
import gg.leaderboard.attack.RandomEvents;
import gg.leaderboard.attack.Target;
import gg.leaderboard.attack.access.AttackCaller;
import gg.leaderboard.attack.access.AttackCaller.Kind;
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
 * Sends messages and frames on one connection. After each, either a ping message shows that the server still responds,
 * or the server has closed with a code that gives the reason.
 */
public final class SocketAttacker implements Attacker {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final byte[] PING = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8);

    // The close codes that RFC 6455 allows after a frame that breaks the protocol: normal, going away, protocol, data,
    // text that is not UTF-8, policy and too big. 1006 means a cut connection.
    private static final Set<Integer> CLOSE_CODES = Set.of(1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009);

    // Tomcat abandons the message that it is sending when it closes for such a frame. The payload of that message can
    // then follow the header of the close frame, so that the code is the beginning of a JSON object.
    private static final int MESSAGE_GIVEN_UP = '{' << 8 | '"';

    private static final int INVALID_CREDENTIAL = 4401;

    private static final List<String> TYPES =
            List.of("subscribe", "subscribe", "unsubscribe", "snapshot", "follow", "unfollow", "ping");

    private final Target target;
    private @Nullable RawWebSocket socket;
    private boolean pongs;

    public SocketAttacker(Target target) {
        this.target = target;
    }

    @Override
    public String attack(RandomGenerator random) throws IOException {
        boolean legal = !FuzzValues.chance(random, 15);
        byte[] sent = legal ? RawWebSocket.text(message(random)) : frames(random);
        String shown = "WebSocket " + (legal ? "message " : "frames ")
                + new String(sent, 0, Math.min(400, sent.length), StandardCharsets.UTF_8);
        try {
            exchange(connected(random), sent, legal);
        } catch (SocketTimeoutException e) {
            close();
            throw new AssertionError("WebSocket: no answer within " + PATIENCE.toSeconds() + " s\n" + shown, e);
        } catch (AssertionError e) {
            close();
            throw new AssertionError(e.getMessage() + "\n" + shown, e);
        }
        return shown;
    }

    private void exchange(RawWebSocket connected, byte[] sent, boolean legal) throws IOException {
        try {
            connected.send(sent);
            connected.send(RawWebSocket.text(PING));
            if (!legal) {
                // The server would wait for the rest of a frame that declares more bytes than it has.
                connected.endOutput();
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // The server may have closed the connection because of the frame. Its close frame is read below.
        }
        pongs = false;
        while (!pongs || !legal) {
            RawWebSocket.Frame frame = connected.read();
            if (frame.opcode() == RawWebSocket.CLOSE) {
                close();
                checkClose(frame, legal);
                return;
            }
            if (frame.opcode() == RawWebSocket.TEXT) {
                check(frame.text());
            } else if (frame.opcode() == RawWebSocket.PING && legal) {
                connected.send(RawWebSocket.frame(0x80 | RawWebSocket.PONG, frame.payload(), true));
            }
        }
    }

    private RawWebSocket connected(RandomGenerator random) throws IOException {
        RawWebSocket connected = socket;
        if (connected == null) {
            connected = new RawWebSocket(target, PATIENCE);
            AttackCaller caller = target.access().any(random);
            if (caller.credential() != null && !authenticate(connected, caller)) {
                connected.close();
                connected = new RawWebSocket(target, PATIENCE);
            }
            socket = connected;
        }
        return connected;
    }

    private static boolean authenticate(RawWebSocket connected, AttackCaller caller) throws IOException {
        String token = JsonText.quoted(String.valueOf(caller.credential()));
        connected.send(RawWebSocket.text(
                ("{\"type\":\"authenticate\",\"token\":" + token + "}").getBytes(StandardCharsets.UTF_8)));
        while (true) {
            RawWebSocket.Frame frame = connected.read();
            boolean closed = frame.opcode() == RawWebSocket.CLOSE;
            if (closed && frame.closeCode() != INVALID_CREDENTIAL) {
                throw new AssertionError("WebSocket: closed with " + frame.closeCode() + " after authenticate");
            }
            if (closed || frame.text().contains("\"type\":\"authenticated\"")) {
                if (closed != (caller.kind() == Kind.INVALID)) {
                    throw new AssertionError(
                            "WebSocket: a credential was accepted or refused wrongly\n" + caller.name());
                }
                return !closed;
            }
        }
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
            ResponseCheck.checkMessage(
                    PlainJson.text(PlainJson.object(message.get("data")).get("error"))
                            .orElseThrow(() -> new AssertionError("an error without a message\n" + text)));
        }
    }

    private static void checkClose(RawWebSocket.Frame frame, boolean legal) {
        int code = frame.closeCode();
        if (legal || (!CLOSE_CODES.contains(code) && code != MESSAGE_GIVEN_UP)) {
            throw new AssertionError("WebSocket: closed with " + code + "\n" + frame.closeReason());
        }
    }

    private static byte[] message(RandomGenerator random) {
        if (FuzzValues.chance(random, 15)) {
            String text = FuzzValues.pick(
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
        String type = FuzzValues.chance(random, 5) ? FuzzValues.text(random) : FuzzValues.pick(random, TYPES);
        StringBuilder json = new StringBuilder("{\"type\":" + JsonText.quoted(type));
        add(random, json, "leaderboard_id", RandomEvents.anyBoard(random), 90);
        add(random, json, "player_id", RandomEvents.player(random), 60);
        add(random, json, "window", FuzzValues.pick(random, List.of("alltime", "daily", "weekly")), 30);
        if (FuzzValues.chance(random, 20)) {
            json.append(",\"top\":").append(FuzzValues.number(random));
        }
        if (FuzzValues.chance(random, 10)) {
            json.append(",\"keep_overview\":").append(FuzzValues.otherType(random));
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(RandomGenerator random, StringBuilder json, String field, String value, int percent) {
        if (FuzzValues.chance(random, percent)) {
            String text = JsonText.quoted(FuzzValues.chance(random, 15) ? FuzzValues.text(random) : value);
            json.append(",\"").append(field).append("\":");
            json.append(FuzzValues.chance(random, 5) ? FuzzValues.otherType(random) : text);
        }
    }

    private static byte[] frames(RandomGenerator random) {
        byte[] payload = message(random);
        return switch (random.nextInt(14)) {
            case 0 -> RawWebSocket.frame(0x80 | RawWebSocket.TEXT, payload, false);
            case 1 -> RawWebSocket.frame(0x80 | 3 + random.nextInt(5), payload, true);
            case 2 -> RawWebSocket.frame(0x80 | 0x40 | RawWebSocket.TEXT, payload, true);
            case 3 -> RawWebSocket.frame(0x80 | 2, payload, true);
            case 4 -> RawWebSocket.frame(0x80 | RawWebSocket.TEXT, new byte[] {(byte) 0xC3, 0x28}, true);
            case 5 -> RawWebSocket.frame(0x80, payload, true);
            case 6 -> RawWebSocket.frame(RawWebSocket.PING, payload, true);
            case 7 -> RawWebSocket.frame(0x80 | RawWebSocket.PING, new byte[126], true);
            case 8 -> RawWebSocket.frame(0x80 | RawWebSocket.PONG, new byte[random.nextInt(126)], true);
            case 9 -> RawWebSocket.frame(0x80 | RawWebSocket.CLOSE, new byte[] {3}, true);
            case 10 -> RawWebSocket.frame(0x80 | RawWebSocket.CLOSE, new byte[] {3, (byte) 0xE8}, true);
            case 11 -> RawWebSocket.frame(0x80 | RawWebSocket.CLOSE, new byte[] {(byte) 0xFF, (byte) 0xFF}, true);
            case 12 -> new byte[] {(byte) 0x81, (byte) 0xFF, (byte) 0x7F, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0};
            default -> FuzzValues.mutated(random, RawWebSocket.text(payload));
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
