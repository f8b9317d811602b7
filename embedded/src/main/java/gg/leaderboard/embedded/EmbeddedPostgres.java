package gg.leaderboard.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A real PostgreSQL 18 in processes of its own. What it has committed is on the disk, so its data survives a restart,
 * a kill and a power cut. It asks nobody for a password.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** Who may do everything. */
    public static final String USER = "leaderboard";

    /** The database that is there from the beginning. */
    public static final String DATABASE = "leaderboard";

    private final Settings settings;
    private final ServerProcess process;
    private final PostgresLauncher launcher;

    EmbeddedPostgres(Settings settings, ServerProcess process, PostgresLauncher launcher) {
        this.settings = settings;
        this.process = process;
        this.launcher = launcher;
    }

    /**
     * Ends a server that a hard kill of the JVM left behind in this directory, makes the database at the first start,
     * starts, and returns when it takes commands.
     *
     * @throws PortInUseException if another process has the port
     * @throws UnsupportedOperationException if there is no binary for this machine
     * @throws IllegalStateException if the server does not start; the message quotes its log
     */
    public static EmbeddedPostgres start(Settings settings) {
        try {
            return new PostgresLauncher(settings.directory()).start(settings.port());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL in " + settings.directory() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL started", e);
        }
    }

    public String host() {
        return Ports.HOST;
    }

    public int port() {
        return settings.port();
    }

    /** Of the process that started all others. */
    public long pid() {
        return process.handle().pid();
    }

    /** What JDBC takes as address of {@link #DATABASE}. */
    public String url() {
        return "jdbc:postgresql://" + host() + ":" + port() + "/" + DATABASE;
    }

    /** The settings with the port that was chosen: starting with them brings the same server back. */
    public Settings settings() {
        return settings;
    }

    /** Cuts clients off and stops the server after it has written everything; does nothing if it is not running. */
    @Override
    public void close() {
        end(PostgresLauncher::stop);
    }

    /** Kills the server, all of its processes, as a crash would. */
    public void kill() {
        end(PostgresLauncher::kill);
    }

    // Another may have been started here since this one ended.
    private void end(StopAction ending) {
        try {
            if (process.isRunning()) {
                ending.stop(launcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL in " + settings.directory() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface StopAction {
        void stop(PostgresLauncher launcher) throws IOException, InterruptedException;
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
