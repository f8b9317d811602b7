package gg.leaderboard.producer.files;

import gg.leaderboard.producer.Ticker;
import gg.leaderboard.producer.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A text to read line by line: a file, standard input, or bytes in memory. */
public final class TextFile {

    private static final String STANDARD_INPUT = "-";

    private final String location;
    private final byte @Nullable [] content;

    /** @param location a path, or {@code -} for standard input */
    public TextFile(String location) {
        this(location, null);
    }

    private TextFile(String location, byte @Nullable [] content) {
        this.location = location;
        this.content = content;
    }

    public static TextFile inMemory(String name, byte[] content) {
        return new TextFile(name, content);
    }

    /** The name for messages. */
    String name() {
        return location.equals(STANDARD_INPUT) ? "standard input" : location;
    }

    /** Returns this file. @throws UsageException if it cannot be read */
    public TextFile requireReadable() {
        if (!exists()) {
            throw new UsageException("There is no file " + location);
        }
        if (isPath() && (Files.isDirectory(path()) || !Files.isReadable(path()))) {
            throw new UsageException("File " + location + " cannot be read");
        }
        return this;
    }

    /** Returns this file, which need not exist yet. @throws UsageException if it cannot be followed */
    public TextFile requireFollowable() {
        if (!isPath() || Files.isDirectory(path())) {
            throw new UsageException("Only a file can be followed, not " + location);
        }
        return this;
    }

    public boolean exists() {
        return !isPath() || Files.exists(path());
    }

    /** Reads the current lines. */
    public LineReader read() throws IOException {
        return new StreamLineReader(open());
    }

    /** Reads the current lines and waits for more. */
    public LineReader follow(Ticker ticker) {
        return new FollowingFileReader(path(), ticker);
    }

    /** The size in bytes; 0 if unknown. */
    public long size() throws IOException {
        if (content != null) {
            return content.length;
        }
        return isPath() && Files.exists(path()) ? Files.size(path()) : 0;
    }

    private InputStream open() throws IOException {
        if (content != null) {
            return new ByteArrayInputStream(content);
        }
        return isPath() ? Files.newInputStream(path()) : System.in;
    }

    private boolean isPath() {
        return content == null && !location.equals(STANDARD_INPUT);
    }

    private Path path() {
        return Path.of(location);
    }
}
