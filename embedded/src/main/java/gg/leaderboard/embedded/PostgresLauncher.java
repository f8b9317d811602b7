package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Brings a PostgreSQL up in a directory, and down. */
final class PostgresLauncher {

    // It may have to repeat what it had written since its last checkpoint.
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

    // pg_ctl gives it a session of its own: otherwise Ctrl-C in the terminal would stop it before those who still write
    // to it.
    private ServerProcess launch() throws IOException, InterruptedException {
        if (!pgCtl("start", RECOVERY)) {
            throw programs.log().failureOf("PostgreSQL");
        }
        return ServerProcess.find(cluster.pidFile(), programs.server())
                .orElseThrow(() -> programs.log().failureOf("PostgreSQL"));
    }

    /** Ends whatever runs here: cuts clients off, lets it write everything, and kills what then still runs. */
    void stop() throws IOException, InterruptedException {
        if (ServerProcess.find(cluster.pidFile(), programs.server()).isPresent()) {
            pgCtl("stop", GRACE);
        }
        kill();
    }

    /** All its processes: one that outlived the first of them might still write. */
    void kill() throws IOException, InterruptedException {
        for (ServerProcess process : ServerProcess.all(programs.server()).toList()) {
            process.kill();
        }
        // The next would take whoever has this pid by now, if only a process that nobody has collected, for a server.
        Files.deleteIfExists(cluster.pidFile());
    }

    private boolean pgCtl(String what, Duration limit) throws IOException, InterruptedException {
        String data = "--pgdata=" + cluster.directory();
        return programs.run("pg_ctl", what, "--silent", "--wait", "--timeout=" + limit.toSeconds(), data);
    }
}
