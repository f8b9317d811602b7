package gg.leaderboard.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory of all state. Only one process at a time can lock it. The lock ends with the process, even after a
 * kill. The locked file describes its owner.
 */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel owner;

    private DataDirectory(Path path, FileChannel owner) {
        this.path = path;
        this.owner = owner;
    }

    /** @throws CannotStartException if another process has locked it; the message describes that process */
    static DataDirectory claim(Path path) {
        Path file = path.resolve("standalone.lock");
        try {
            Files.createDirectories(path);
            FileChannel owner = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (owner.tryLock() == null) {
                owner.close();
                throw new CannotStartException(alreadyRunning(path, Files.readString(file)));
            }
            DataDirectory data = new DataDirectory(path, owner);
            data.describe("it is starting");
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + path + " for data: " + e.getMessage(), e);
        }
    }

    Path resolve(String server) {
        return path.resolve(server);
    }

    /** Writes a description of this process, for the message of a second start. */
    void describe(String whatRuns) {
        String text = "pid " + ProcessHandle.current().pid() + ", " + whatRuns;
        try {
            owner.truncate(0);
            owner.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        owner.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static String alreadyRunning(Path path, String whatRuns) {
        return """
                A leaderboard is already running with the data in %s: %s.
                Stop it first, or start a second one with other data and free ports:

                  ./leaderboard --data DIR --leaderboard.port.api=0 --leaderboard.port.archive=0 \\
                    --leaderboard.port.kafka=0 --leaderboard.port.redis=0 --leaderboard.port.postgres=0

                As variables: LEADERBOARD_DATA, LEADERBOARD_PORT_API, …""".formatted(path, whatRuns);
    }
}
