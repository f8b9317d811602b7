package gg.leaderboard.producer.files;

import gg.leaderboard.producer.Ticker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Follows a growing file from its beginning, as {@code tail -F} does from its end. Waits for the file to exist, and starts
 * over when it is rotated or truncated.
 */
final class FollowingFileReader implements LineReader {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final int HEAD_BYTES = 256;

    private final Path path;
    private final Ticker ticker;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private final LineSplitter splitter = new LineSplitter();
    private @Nullable FileChannel file;
    private @Nullable Object identity;
    private byte[] head = {};
    private final AtomicLong position = new AtomicLong();

    FollowingFileReader(Path path, Ticker ticker) {
        this.path = path;
        this.ticker = ticker;
    }

    @Override
    public Line next() throws IOException, InterruptedException {
        while (true) {
            Line line = splitter.poll();
            if (line != null) {
                return line;
            }
            if (!readMore()) {
                ticker.sleep(POLL_INTERVAL);
            }
        }
    }

    private boolean readMore() throws IOException {
        FileChannel open = file == null ? open() : file;
        if (open == null) {
            return false;
        }
        if (open.size() < position.get() || !Arrays.equals(head, readHead(open, head.length))) {
            startOver();
        }
        // Checked before the read, so that everything written before the rotation is read.
        boolean replaced = isReplaced();
        buffer.clear();
        int length = open.read(buffer, position.get());
        if (length > 0) {
            splitter.add(buffer.array(), length);
            position.addAndGet(length);
            if (head.length < HEAD_BYTES) {
                head = readHead(open, (int) Math.min(position.get(), HEAD_BYTES));
            }
            return true;
        }
        if (replaced) {
            finish(open);
        }
        return replaced;
    }

    private @Nullable FileChannel open() throws IOException {
        // Determined before opening: if the file is rotated in between, it is read twice, which is idempotent.
        identity = identity();
        try {
            file = FileChannel.open(path);
        } catch (NoSuchFileException e) {
            return null;
        }
        startOver();
        return file;
    }

    private void startOver() {
        position.set(0);
        head = new byte[0];
        splitter.restart();
    }

    private boolean isReplaced() throws IOException {
        Object now = identity();
        return now != null && !now.equals(identity);
    }

    private void finish(FileChannel open) throws IOException {
        splitter.end();
        open.close();
        file = null;
    }

    // Null if the file system has no file keys, or the file does not exist.
    private @Nullable Object identity() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static byte[] readHead(FileChannel open, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && open.read(bytes, bytes.position()) > 0) {
            // A read may return fewer bytes than requested.
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public long bytesRead() {
        return position.get();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
