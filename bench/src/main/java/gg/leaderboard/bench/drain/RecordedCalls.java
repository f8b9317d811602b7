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
 * Calls as they go over the wire, to be sent as fast as Redis takes them.
 *
 * @param file one after the other
 * @param calls how many
 * @param applied how many of them Redis must carry out; the others come with an id that it has counted
 */
record RecordedCalls(Path file, long calls, long applied) {

    /**
     * Sends all of them over one connection without waiting for answers, which are read meanwhile. The file goes from the
     * page cache to the socket without passing through this JVM.
     *
     * @return from the first byte sent to the last answer
     * @throws IllegalStateException if the answers are not those of the recording
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

    /** Reads one answer: {@code applied}, {@code ids} with the indices of those that differ, or an error. */
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
