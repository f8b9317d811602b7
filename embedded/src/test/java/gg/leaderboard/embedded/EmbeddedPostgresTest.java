package gg.leaderboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Has few long tests, because every first start unpacks a server and creates a database. */
@Timeout(120)
class EmbeddedPostgresTest {

    @TempDir
    Path temp;

    private Path directory = Path.of("");

    @BeforeEach
    void useADirectoryWithSpaces() {
        directory = temp.resolve("my data");
    }

    @AfterEach
    void leaveNothingRunning() throws InterruptedException {
        for (ServerProcess process : ServerProcess.all(program()).toList()) {
            process.kill();
        }
    }

    @Test
    void committed_data_survives_a_kill_and_a_stop_and_no_process_is_left() throws Exception {
        EmbeddedPostgres first = EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(directory));
        isConfiguredToLoseNothing(first);
        Sql.run(first, "CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        try (Connection busy = Sql.connect(first)) {
            busy.setAutoCommit(false);
            busy.createStatement().execute("INSERT INTO t VALUES (100)");
            first.kill();
            assertThat(busy.isValid(1)).isFalse();
        }
        assertThat(processes()).isZero();

        EmbeddedPostgres second = EmbeddedPostgres.start(first.settings());
        assertThat(second.port()).isEqualTo(first.port());
        assertThat(Sql.ask(second, "SELECT sum(a) FROM t")).isEqualTo("1");
        Sql.run(second, "INSERT INTO t VALUES (2)");
        first.close();
        try (Connection open = Sql.connect(second)) {
            second.close();
            second.close();
            assertThat(open.isValid(1)).isFalse();
        }
        assertThat(processes()).isZero();

        anotherProcessHasThePidOfAFormerServer(first);
    }

    private void anotherProcessHasThePidOfAFormerServer(EmbeddedPostgres former) throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(directory.resolve("cluster/postmaster.pid"), stranger.pid() + "\n");
        try (EmbeddedPostgres third = EmbeddedPostgres.start(former.settings())) {
            assertThat(Sql.ask(third, "SELECT sum(a) FROM t")).isEqualTo("3");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private static void isConfiguredToLoseNothing(EmbeddedPostgres postgres) throws SQLException {
        assertThat(Sql.ask(postgres, "SHOW server_version")).startsWith("18.");
        assertThat(Sql.ask(postgres, "SHOW fsync")).isEqualTo("on");
        assertThat(Sql.ask(postgres, "SHOW full_page_writes")).isEqualTo("on");
        assertThat(Sql.ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(Sql.ask(postgres, "SHOW log_timezone")).isEqualTo("UTC");
        assertThat(Sql.ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        // PostgreSQL must sort by bytes, as Redis does.
        assertThat(Sql.ask(postgres, "SELECT string_agg(a, '' ORDER BY a) FROM unnest('{b,B,ä,a}'::text[]) a"))
                .isEqualTo("Babä");
    }

    @Test
    void a_server_left_running_by_a_kill_is_stopped_and_its_data_kept() throws Exception {
        Scanner leftover = ServerOwnerProcess.run("postgres", directory);
        long pid = leftover.nextLong();
        int port = leftover.nextInt();
        assertThat(isPostgres(pid)).isTrue();
        assertThat(processGroup(pid))
                .isNotEqualTo(processGroup(ProcessHandle.current().pid()));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Settings(directory, port))) {
            assertThat(postgres.pid()).isNotEqualTo(pid);
            assertThat(isPostgres(pid)).isFalse();
            assertThat(Sql.ask(postgres, "SELECT a FROM t")).isEqualTo("dead");
        }
    }

    @Test
    void an_interrupted_first_start_is_repeated() throws Exception {
        Files.createDirectories(directory.resolve("cluster.part/base"));
        Files.createDirectories(directory.resolve("server/bin"));
        Files.writeString(directory.resolve("server/bin/postgres"), "half");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(directory))) {
            assertThat(Sql.ask(postgres, "SELECT current_database()")).isEqualTo("leaderboard");
        }
        aServerThatDoesNotStartQuotesItsLog();
    }

    private void aServerThatDoesNotStartQuotesItsLog() throws Exception {
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(directory)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("initialized by PostgreSQL version 17");
    }

    @Test
    void a_port_in_use_is_reported() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = new EmbeddedPostgres.Settings(directory, other.getLocalPort());
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("Postgres")
                    .hasMessageContaining("port " + other.getLocalPort());
        }
    }

    private static String processGroup(long pid) throws Exception {
        Process ps = new ProcessBuilder("ps", "-o", "pgid=", "-p", String.valueOf(pid)).start();
        return new String(ps.getInputStream().readAllBytes()).strip();
    }

    private long processes() {
        return ServerProcess.all(program()).count();
    }

    private boolean isPostgres(long pid) {
        return ServerProcess.all(program()).anyMatch(process -> process.handle().pid() == pid);
    }

    private Path program() {
        return directory.resolve("server/bin/postgres");
    }
}
