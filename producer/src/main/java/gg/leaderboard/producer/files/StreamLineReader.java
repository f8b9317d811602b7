package gg.leaderboard.producer.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a stream. */
final class StreamLineReader implements LineReader {

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private final LineSplitter splitter = new LineSplitter();
    private final AtomicLong bytesRead = new AtomicLong();
    private boolean ended;

    StreamLineReader(InputStream in) {
        this.in = in;
    }

    @Override
    public @Nullable Line next() throws IOException {
        Line line = splitter.poll();
        while (line == null && !ended) {
            read();
            line = splitter.poll();
        }
        return line;
    }

    private void read() throws IOException {
        int length = in.read(buffer);
        if (length < 0) {
            ended = true;
            splitter.end();
        } else {
            splitter.add(buffer, length);
            bytesRead.addAndGet(length);
        }
    }

    @Override
    public long bytesRead() {
        return bytesRead.get();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
