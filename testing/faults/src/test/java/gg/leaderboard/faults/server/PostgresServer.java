package gg.leaderboard.faults.server;

import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.testing.Servers;
import java.nio.file.Path;

/** A PostgreSQL. */
final class PostgresServer implements Server {

    private final EmbeddedPostgres.Settings settings;
    private EmbeddedPostgres postgres;

    /** Starts it on a free port. */
    PostgresServer(Path directory) {
        postgres = Servers.ownPostgres(directory);
        settings = postgres.settings();
    }

    int port() {
        return settings.port();
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public synchronized void start() {
        if (!Signals.runs(postgres.pid())) {
            postgres = EmbeddedPostgres.start(settings);
        }
    }

    @Override
    public synchronized void kill() {
        postgres.kill();
    }

    @Override
    public synchronized void freeze() {
        Signals.send("STOP", postgres.pid());
    }

    @Override
    public synchronized void resume() {
        Signals.send("CONT", postgres.pid());
    }
}
