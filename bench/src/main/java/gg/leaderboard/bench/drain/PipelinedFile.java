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

/** Sends a file of commands as fast as Redis accepts them. */
final class PipelinedFile {

    private PipelinedFile() {}

    /**
     * Sends a file over one connection without waiting for replies, which are read at the same time. The file is
     * transferred from the page cache to the socket without being copied into this JVM.
     *
     * @param replies reads all replies
     * @return the time from the first byte sent to the last reply
     */
    static Duration send(Path file, Redis redis, ReplyReader replies) throws Exception {
        try (FileChannel source = FileChannel.open(file);
                SocketChannel socket = SocketChannel.open(new InetSocketAddress(redis.host(), redis.port()))) {
            InputStream answers = new BufferedInputStream(socket.socket().getInputStream(), 1 << 16);
            long begin = System.nanoTime();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> transfer(source, socket));
            replies.read(answers);
            long end = System.nanoTime();
            sending.get();
            return Duration.ofNanos(end - begin);
        }
    }

    private static void transfer(FileChannel source, SocketChannel socket) {
        try {
            for (long sent = 0; sent < source.size(); ) {
                sent += source.transferTo(sent, source.size() - sent, socket);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one line of a reply or of a command. */
    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the input ends within a line");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    interface ReplyReader {

        void read(InputStream answers) throws IOException;
    }
}
