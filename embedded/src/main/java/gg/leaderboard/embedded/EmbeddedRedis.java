package gg.leaderboard.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A Redis server in a separate process, of version 7.0 or newer. It syncs its append-only file every second. Its data survives a restart,
 * and all but the last second survives a power failure. It never evicts keys.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private final Settings settings;
    private final ServerProcess process;
    private final String description;

    EmbeddedRedis(Settings settings, ServerProcess process, String description) {
        this.settings = settings;
        this.process = process;
        this.description = description;
    }

    /**
     * Starts the bundled server, and returns when all data is loaded. Stops a server in this directory that a hard kill of the
     * JVM left running, and repairs the append-only file.
     *
     * @throws PortInUseException if another process has the port
     * @throws UnsupportedOperationException if there is no binary for this machine
     * @throws IllegalStateException if the server does not start; the message quotes its log
     */
    public static EmbeddedRedis start(Settings settings) {
        return start(settings, "", RedisChoice.BUNDLED);
    }

    /**
     * As {@link #start(Settings)}, for another program and a server that requires a password.
     *
     * @param password of the user {@code default}, without spaces and quotes; empty for none
     * @param choice the directory keeps the newest version that has written to it, and rejects an older one
     */
    public static EmbeddedRedis start(Settings settings, String password, RedisChoice choice) {
        return start(settings, password, choice, List.of());
    }

    /**
     * As {@link #start(Settings)}, with further settings of Redis.
     *
     * @param configuration lines of {@code redis.conf}
     */
    public static EmbeddedRedis start(Settings settings, List<String> configuration) {
        return start(settings, "", RedisChoice.BUNDLED, configuration);
    }

    private static EmbeddedRedis start(
            Settings settings, String password, RedisChoice choice, List<String> configuration) {
        try {
            return new RedisLauncher(settings.directory(), password, choice, configuration).start(settings.port());
        } catch (IOException e) {
            throw new UncheckedIOException("Redis in " + settings.directory() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Redis started", e);
        }
    }

    public String host() {
        return Ports.HOST;
    }

    public int port() {
        return settings.port();
    }

    public long pid() {
        return process.handle().pid();
    }

    /** The program of the server. */
    public Path program() {
        return process.program();
    }

    /** The version, the allocator and the origin of the program. */
    public String description() {
        return description;
    }

    /** The settings with the chosen port. A start with them continues the same server. */
    public Settings settings() {
        return settings;
    }

    /** Stops the server after it has written all data; does nothing if it is not running. */
    @Override
    public void close() {
        end(ServerProcess::stop);
    }

    /** Kills the server as a crash would. */
    public void kill() {
        end(ServerProcess::kill);
    }

    private void end(StopAction ending) {
        try {
            ending.stop(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface StopAction {
        void stop(ServerProcess process) throws InterruptedException;
    }

    /**
     * The directory and the port of a server.
     *
     * @param directory the directory of the data, created if missing
     * @param port 0 picks a free one
     */
    public record Settings(Path directory, int port) {

        public Settings {
            directory = directory.toAbsolutePath().normalize();
        }

        /** Settings for {@code directory} on a free port. */
        public static Settings in(Path directory) {
            return new Settings(directory, 0);
        }
    }
}
