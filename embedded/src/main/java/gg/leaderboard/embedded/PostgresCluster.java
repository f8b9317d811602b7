package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The data of a server, in PostgreSQL's words a cluster: made once, configured at every start. */
record PostgresCluster(Path directory, PostgresPrograms programs) {

    // Strings compare by their bytes, as they do in Redis, whatever the machine's language.
    private static final List<String> INITDB = List.of(
            "--username=" + EmbeddedPostgres.USER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");

    private static final String CREATE_DATABASE = "CREATE DATABASE " + EmbeddedPostgres.DATABASE + "\n";

    /** Makes it unless it is there. */
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

    /** Its first line is the pid of the process that started all others. */
    Path pidFile() {
        return directory.resolve("postmaster.pid");
    }

    // On the disk only at the end, and at once: that halves the time.
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
