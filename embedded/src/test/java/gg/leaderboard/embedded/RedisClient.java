package gg.leaderboard.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A minimal Redis client, comparable to {@code telnet}. */
final class RedisClient implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader replies;

    RedisClient(EmbeddedRedis redis) throws IOException {
        socket = new Socket(redis.host(), redis.port());
        replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Sends a command and returns the reply as one line; the last element if the reply is a list. */
    String call(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        return read();
    }

    private String read() throws IOException {
        String line = replies.readLine();
        String last = line;
        if (line.startsWith("*")) {
            for (int left = Integer.parseInt(line.substring(1)); left > 0; left--) {
                last = read();
            }
        } else if (line.startsWith("$") && !line.equals("$-1")) {
            last = replies.readLine();
        }
        return last;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
