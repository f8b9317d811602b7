package gg.leaderboard.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Sends single commands to Redis servers on this machine. */
final class RedisConsole {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int POLL_MILLIS = 20;

    private RedisConsole() {}

    /** The lines of a reply, without those that only have lengths. An error begins with {@code -}. */
    static List<String> call(int port, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            read(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)), lines);
            return lines;
        }
    }

    private static void read(BufferedReader replies, List<String> lines) throws IOException {
        String line = replies.readLine();
        if (line.startsWith("*")) {
            for (int left = Integer.parseInt(line.substring(1)); left > 0; left--) {
                read(replies, lines);
            }
        } else if (line.startsWith("$")) {
            char[] text = new char[Math.max(0, Integer.parseInt(line.substring(1)) + 2)];
            for (int read = 0; read < text.length; ) {
                read += replies.read(text, read, text.length - read);
            }
            lines.addAll(new String(text).strip().lines().toList());
        } else {
            lines.add(line);
        }
    }

    /**
     * Repeats a command until the reply is as expected.
     *
     * @throws IllegalStateException after 30 s, with the last reply
     */
    static void await(int port, String command, Predicate<List<String>> expected)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> reply = call(port, command);
        while (!expected.test(reply)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(command + " still returns " + reply);
            }
            Thread.sleep(POLL_MILLIS);
            reply = call(port, command);
        }
    }
}
