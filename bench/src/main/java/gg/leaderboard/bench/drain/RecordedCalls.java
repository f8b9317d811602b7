package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.testbed.Redis;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Recorded calls as bytes, to be sent as fast as Redis accepts them.
 *
 * @param file the calls, one after the other
 * @param calls the number of calls
 * @param applied the number of calls that Redis must apply; the others contain an id that was counted before
 */
record RecordedCalls(Path file, long calls, long applied) {

    /**
     * Sends all calls over one connection without waiting for replies, which are read at the same time. The file is
     * transferred from the page cache to the socket without being copied into this JVM.
     *
     * @return the time from the first byte sent to the last reply
     * @throws IllegalStateException if the replies differ from those of the recording
     */
    Duration replay(Redis redis) throws Exception {
        try (FileChannel source = FileChannel.open(file);
                SocketChannel socket = SocketChannel.open(new InetSocketAddress(redis.host(), redis.port()))) {
            InputStream answers = new BufferedInputStream(socket.socket().getInputStream(), 1 << 16);
            long begin = System.nanoTime();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(source, socket));
            long seen = 0;
            for (long i = 0; i < calls; i++) {
                seen += isApplied(answers) ? 1 : 0;
            }
            long end = System.nanoTime();
            sending.get();
            if (seen != applied) {
                throw new IllegalStateException("Redis applied " + seen + " of the recorded calls, not " + applied);
            }
            return Duration.ofNanos(end - begin);
        }
    }

    private static void send(FileChannel source, SocketChannel socket) {
        try {
            for (long sent = 0; sent < source.size(); ) {
                sent += source.transferTo(sent, source.size() - sent, socket);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one reply: {@code applied}, {@code ids} with the indices of those that differ, or an error. */
    private static boolean isApplied(InputStream answers) throws IOException {
        String head = line(answers);
        if (!head.startsWith("*")) {
            throw new IllegalStateException("Redis answered " + head);
        }
        int parts = Integer.parseInt(head.substring(1));
        line(answers);
        String kind = line(answers);
        for (int i = 1; i < parts; i++) {
            line(answers);
        }
        return kind.equals("applied");
    }

    private static String line(InputStream answers) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = answers.read(); c != '\n'; c = answers.read()) {
            if (c < 0) {
                throw new EOFException("Redis closed the connection");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
