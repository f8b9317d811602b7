package gg.leaderboard.attack.input;

import gg.leaderboard.attack.Attacker;
import gg.leaderboard.attack.FuzzValues;
import gg.leaderboard.attack.Target;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Sends bytes that are hardly HTTP. Each input uses a new connection and closes its output afterwards. */
public final class RawAttacker implements Attacker {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_BYTES = 1 << 20;

    private static final List<String> KINDS = List.of(
            "POST /api/v1/events HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "POST /api/v1/events HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}{}{}",
            "POST /api/v1/events HTTP/1.1\r\nHost: HOST\r\nContent-Length: -1\r\n\r\n{}",
            "POST /api/v1/events HTTP/1.1\r\nHost: HOST\r\nContent-Length: 99999999999\r\n\r\n{}",
            "POST /api/v1/events HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5x\r\n\r\n{}",
            "POST /api/v1/events HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"event_type\":",
            "POST /api/v1/events HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            "POST /api/v1/events HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
            "POST /api/v1/events HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
            "POST /api/v1/events HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "POST /api/v1/events HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "GET /health HTTP/1.1\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /health HTTP/1.0\r\n\r\n",
            "GET /health HTTP/0.9\r\n\r\n",
            "GET /health HTTP/3.0\r\nHost: HOST\r\n\r\n",
            "GET /health\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22\r\n\r\n",
            "TRACE / HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "GET http://HOST/health HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "GET http://evil.example/health HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "GET /../../../../etc/passwd HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "GET /WEB-INF/web.xml HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "GET /he\0alth HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "GET /h\u00e4lth HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "GET /health HTTP/1.1\nHost: HOST\n\n",
            "GET /health HTTP/1.1\r\nHost: HOST\r\nA\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: HOST\r\nA: b\r\n c\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: HOST\r\nA : b\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: HOST\r\nA: LONG\r\n\r\n",
            "GET /LONG HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: HOST\r\nMANY\r\n",
            "GET /health HTTP/1.1\r\nHost: HOST\r\n\r\nGET /ready HTTP/1.1\r\nHost: HOST\r\n\r\nGET /openapi HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003",
            "\0\0\0\0",
            "GET ",
            "");

    private final Target target;

    public RawAttacker(Target target) {
        this.target = target;
    }

    @Override
    public String attack(RandomGenerator random) throws IOException {
        String kind = FuzzValues.pick(random, KINDS);
        byte[] bytes = kind.replace("HOST", "localhost:" + target.api())
                .replace("LONG", "x".repeat(1 << (8 + random.nextInt(10))))
                .replace("MANY", "A: b\r\n".repeat(1 << random.nextInt(13)))
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] sent = FuzzValues.chance(random, 30) ? FuzzValues.mutated(random, bytes) : bytes;
        String shown = "raw "
                + new String(sent, 0, Math.min(400, sent.length), StandardCharsets.ISO_8859_1).replace("\r\n", "⏎");
        try {
            check(exchange(sent));
        } catch (SocketTimeoutException e) {
            throw new AssertionError("neither an answer nor an end within " + PATIENCE.toSeconds() + " s\n" + shown, e);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + shown, e);
        }
        return shown;
    }

    // Returns everything up to the end of the connection; empty if the connection was cut, which is allowed for such a
    // request.
    private byte[] exchange(byte[] sent) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(Target.address(target.api()), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(sent);
            socket.shutdownOutput();
            return socket.getInputStream().readNBytes(MOST_BYTES);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static void check(byte[] answers) {
        String text = new String(answers, StandardCharsets.ISO_8859_1);
        if (text.isEmpty() || !text.startsWith("HTTP/1.1 ")) {
            return;
        }
        String status = text.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3);
        if (status.equals("500") || status.equals("502")) {
            throw new AssertionError("answered " + status + "\n" + text);
        }
        if (text.contains("root:x:") || text.contains("\tat ") || text.contains("Exception")) {
            throw new AssertionError("a response that reveals internals\n" + text);
        }
    }
}
