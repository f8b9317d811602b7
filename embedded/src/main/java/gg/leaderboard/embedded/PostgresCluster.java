package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The data of a server, a "cluster" in PostgreSQL's terms. It is created once, and configured at every start. */
record PostgresCluster(Path directory, PostgresPrograms programs) {

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
            fsync = on
            synchronous_commit = on
            timezone = 'UTC'
            log_timezone = 'UTC'
            jit = off
            """, Ports.HOST, port);
        Files.writeString(directory.resolve("postgresql.conf"), configuration);
    }

    /** The file whose first line is the pid of the server's first process. */
    Path pidFile() {
        return directory.resolve("postmaster.pid");
    }

    // Syncs to disk once at the end, which halves the time.
    private void initialize(Path cluster) throws IOException, InterruptedException {
        String data = "--pgdata=" + cluster;
        List<String> initdb =
                Stream.concat(INITDB.stream(), Stream.of("--no-sync", data)).toList();
        List<String> single = List.of("--single", "-F", "-c", "exit_on_error=on", "-D", cluster.toString(), "postgres");
        boolean made = programs.run("initdb", initdb, "")
                && programs.run("postgres", single, CREATE_DATABASE)
                && programs.run("initdb", "--sync-only", data);
        if (!made) {
            throw programs.log().failureOf("PostgreSQL");
        }
    }
}
