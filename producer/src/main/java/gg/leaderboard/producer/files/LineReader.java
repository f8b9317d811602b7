package gg.leaderboard.producer.files;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads lines sequentially. */
public interface LineReader extends Closeable {

    /**
     * Returns the next line, and waits for it if the file is followed.
     *
     * @return null at the end
     */
    @Nullable Line next() throws IOException, InterruptedException;

    /** The number of bytes read. */
    long bytesRead();
}
