package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Starts and stops PostgreSQL in a directory. */
final class PostgresLauncher {

    // Recovery may have to replay the log since the last checkpoint.
    private static final Duration RECOVERY = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Path directory;
    private final String password;
    private final PostgresPrograms programs;
    private final PostgresCluster cluster;

    /** @param password empty for none */
    PostgresLauncher(Path directory, String password) {
        this.directory = directory;
        this.password = password;
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
        if (!password.isEmpty()) {
            cluster.require(password);
        }
        return new EmbeddedPostgres(new EmbeddedPostgres.Settings(directory, claimed), launch(), this);
    }

    // pg_ctl starts it in its own session. Otherwise Ctrl-C in the terminal would stop it before the services that
    // still write to it.
    private ServerProcess launch() throws IOException, InterruptedException {
        // pg_ctl does not wait for the end of a recovery from a backup.
        if (!pgCtl("start", RECOVERY) || !Polling.until(() -> cluster.isReady() || cluster.hasStopped(), RECOVERY)) {
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
        List<ServerProcess> running = ServerProcess.all(programs.server()).toList();
        // The first process may start others until it is killed itself.
        while (!running.isEmpty()) {
            for (ServerProcess process : running) {
                process.kill();
            }
            running = ServerProcess.all(programs.server()).toList();
        }
        // By now another process may have this pid, such as a zombie. The next start would take it for a server.
        Files.deleteIfExists(cluster.pidFile());
    }

    private boolean pgCtl(String what, Duration limit) throws IOException, InterruptedException {
        String data = "--pgdata=" + cluster.directory();
        return programs.run("pg_ctl", what, "--silent", "--wait", "--timeout=" + limit.toSeconds(), data);
    }

    /** The data of a server, a "cluster" in PostgreSQL's terms. It is created once, and configured at every start. */
    private record PostgresCluster(Path directory, PostgresPrograms programs) {

        // Strings compare by bytes, as in Redis, independent of the machine's locale.
        private static final List<String> INITDB = List.of(
                "--username=" + EmbeddedPostgres.USER,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");

        private static final String CREATE_DATABASE = "CREATE DATABASE " + EmbeddedPostgres.DATABASE + "\n";

        /** Creates the cluster if it does not exist. */
        void make() throws IOException, InterruptedException {
            if (!Files.exists(directory)) {
                Path half = directory.resolveSibling(directory.getFileName() + ".part");
                Directories.delete(half);
                initialize(half);
                Files.move(half, directory, StandardCopyOption.ATOMIC_MOVE);
            }
        }

        void configure(int port) throws IOException {
            String configuration = String.format(Locale.ROOT, """
                # Written at every start. Change settings with ALTER SYSTEM, which comes on top of this.
                listen_addresses = '%s'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                shared_buffers = 256MB
                max_wal_size = 2GB
                wal_keep_size = 1GB
                fsync = on
                synchronous_commit = on
                timezone = 'UTC'
                log_timezone = 'UTC'
                jit = off
                """, Ports.HOST, port);
            Files.writeString(directory.resolve("postgresql.conf"), configuration);
        }

        /** Sets the password of the superuser, and requires it from all clients. No server may be running. */
        void require(String password) throws IOException, InterruptedException {
            String statement = "ALTER ROLE " + EmbeddedPostgres.USER + " PASSWORD '" + password + "'\n";
            if (!programs.run("postgres", single(directory), statement)) {
                throw programs.log().failureOf("PostgreSQL");
            }
            // Not pg_hba.conf, which the user may have changed. The name is relative to the working directory.
            Path rules = directory.resolve("pg_hba_password.conf");
            Files.writeString(rules, "host all,replication all " + Ports.HOST + "/32 scram-sha-256\n");
            Files.writeString(
                    directory.resolve("postgresql.conf"),
                    "hba_file = '" + directory.getFileName() + "/" + rules.getFileName() + "'\n",
                    StandardOpenOption.APPEND);
        }

        /** Whether the server accepts commands. It writes its state into the eighth line of the file. */
        boolean isReady() {
            try {
                List<String> lines = Files.readAllLines(pidFile());
                return lines.size() > 7 && lines.get(7).strip().equals("ready");
            } catch (IOException e) {
                return false;
            }
        }

        /** Whether no server runs. A server deletes the file when it stops. */
        boolean hasStopped() {
            return !Files.exists(pidFile());
        }

        /** The file whose first line is the pid of the server's first process. */
        Path pidFile() {
            return directory.resolve("postmaster.pid");
        }

        private static List<String> single(Path cluster) {
            return List.of("--single", "-F", "-c", "exit_on_error=on", "-D", cluster.toString(), "postgres");
        }

        // Syncs to disk once at the end, which halves the time.
        private void initialize(Path cluster) throws IOException, InterruptedException {
            String data = "--pgdata=" + cluster;
            List<String> initdb =
                    Stream.concat(INITDB.stream(), Stream.of("--no-sync", data)).toList();
            boolean made = programs.run("initdb", initdb, "")
                    && programs.run("postgres", single(cluster), CREATE_DATABASE)
                    && programs.run("initdb", "--sync-only", data);
            if (!made) {
                throw programs.log().failureOf("PostgreSQL");
            }
        }
    }
}
