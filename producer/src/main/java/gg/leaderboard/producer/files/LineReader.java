package gg.leaderboard.producer.files;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one after the other. */
public interface LineReader extends Closeable {

    /**
     * The next line; waits for it if the file is followed.
     *
     * @return null at the end
     */
    @Nullable Line next() throws IOException, InterruptedException;

    /** How many bytes of the file have been read. */
    long bytesRead();
}
