package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Starts and stops PostgreSQL in a directory. */
final class PostgresLauncher {

    // Recovery may have to replay the log since the last checkpoint.
    private static final Duration RECOVERY = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Path directory;
    private final PostgresPrograms programs;
    private final PostgresCluster cluster;

    PostgresLauncher(Path directory) {
        this.directory = directory;
        this.programs =
                new PostgresPrograms(directory.resolve("server"), new LogFile(directory.resolve("postgres.log")));
        this.cluster = new PostgresCluster(directory.resolve("cluster"), programs);
    }

    EmbeddedPostgres start(int port) throws IOException, InterruptedException {
        PostgresBinary binary = PostgresBinary.of(Platform.current());
        Files.createDirectories(directory);
        stop();
        int claimed = Ports.claim("Postgres", port);
        Files.deleteIfExists(programs.log().path());
        programs.unpack(binary);
        cluster.make();
        cluster.configure(claimed);
        return new EmbeddedPostgres(new EmbeddedPostgres.Settings(directory, claimed), launch(), this);
    }

    // pg_ctl starts it in its own session. Otherwise Ctrl-C in the terminal would stop it before the services that
    // still write to it.
    private ServerProcess launch() throws IOException, InterruptedException {
        if (!pgCtl("start", RECOVERY)) {
            throw programs.log().failureOf("PostgreSQL");
        }
        return ServerProcess.find(cluster.pidFile(), programs.server())
                .orElseThrow(() -> programs.log().failureOf("PostgreSQL"));
    }

    /**
     * Stops a server in this directory: disconnects clients, lets it write all data, and then kills remaining
     * processes.
     */
    void stop() throws IOException, InterruptedException {
        if (ServerProcess.find(cluster.pidFile(), programs.server()).isPresent()) {
            pgCtl("stop", GRACE);
        }
        kill();
    }

    /** Kills all processes. One that outlives the first might still write. */
    void kill() throws IOException, InterruptedException {
        for (ServerProcess process : ServerProcess.all(programs.server()).toList()) {
            process.kill();
        }
        // By now another process may have this pid, such as a zombie. The next start would take it for a server.
        Files.deleteIfExists(cluster.pidFile());
    }

    private boolean pgCtl(String what, Duration limit) throws IOException, InterruptedException {
        String data = "--pgdata=" + cluster.directory();
        return programs.run("pg_ctl", what, "--silent", "--wait", "--timeout=" + limit.toSeconds(), data);
    }
}
