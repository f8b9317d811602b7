package gg.leaderboard.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A real Redis 7.0 in a process of its own. It keeps an append-only file in its directory, synced every second, so its
 * data survives a restart, and all but the last second a power cut. It never evicts.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private final Settings settings;
    private final ServerProcess process;

    EmbeddedRedis(Settings settings, ServerProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * Ends a server that a hard kill of the JVM left behind in this directory, repairs the append-only file, starts,
     * and returns when all data is loaded.
     *
     * @throws PortInUseException if another process has the port
     * @throws UnsupportedOperationException if there is no binary for this machine
     * @throws IllegalStateException if the server does not start; the message quotes its log
     */
    public static EmbeddedRedis start(Settings settings) {
        try {
            return new RedisLauncher(settings.directory()).start(settings.port());
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

    /** The settings with the port that was chosen: starting with them brings the same server back. */
    public Settings settings() {
        return settings;
    }

    /** Stops the server after it has written everything; does nothing if it is not running. */
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
     * Where a server lives and listens.
     *
     * @param directory where the data lives; made if missing
     * @param port 0 picks a free one
     */
    public record Settings(Path directory, int port) {

        public Settings {
            directory = directory.toAbsolutePath().normalize();
        }

        /** In {@code directory}, on a free port. */
        public static Settings in(Path directory) {
            return new Settings(directory, 0);
        }
    }
}
