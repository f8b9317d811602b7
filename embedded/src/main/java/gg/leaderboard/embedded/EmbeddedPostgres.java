package gg.leaderboard.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A PostgreSQL 18 server in separate processes. Committed data survives a restart, a kill and a power failure.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The superuser. */
    public static final String USER = "leaderboard";

    /** The initial database. */
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
     * Starts the server, and returns when it accepts commands. Stops a server in this directory that a hard kill of the
     * JVM left running. The first start creates the database.
     *
     * @throws PortInUseException if another process has the port
     * @throws UnsupportedOperationException if there is no binary for this machine
     * @throws IllegalStateException if the server does not start; the message quotes its log
     */
    public static EmbeddedPostgres start(Settings settings) {
        return start(settings, "");
    }

    /**
     * As {@link #start(Settings)}, for a server that requires a password.
     *
     * @param password of {@link #USER}, without quotes; empty for none
     */
    public static EmbeddedPostgres start(Settings settings, String password) {
        try {
            return new PostgresLauncher(settings.directory(), password).start(settings.port());
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

    /** The pid of the server's first process. */
    public long pid() {
        return process.handle().pid();
    }

    /** The JDBC URL of {@link #DATABASE}. */
    public String url() {
        return url(port());
    }

    /** The JDBC URL of {@link #DATABASE} of a server on {@code port}. */
    public static String url(int port) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + DATABASE;
    }

    /** The settings with the chosen port. A start with them continues the same server. */
    public Settings settings() {
        return settings;
    }

    /** Disconnects clients and stops the server after it has written all data; does nothing if it is not running. */
    @Override
    public void close() {
        end(PostgresLauncher::stop);
    }

    /** Kills all processes of the server, as a crash would. */
    public void kill() {
        end(PostgresLauncher::kill);
    }

    // Another server may have been started here after this one ended.
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
