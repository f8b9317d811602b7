package gg.leaderboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Scanner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedRedisTest {

    @TempDir
    Path temp;

    private Path directory = Path.of("");

    @BeforeEach
    void useADirectoryWithSpaces() {
        directory = temp.resolve("my data");
    }

    @Test
    void data_survives_a_kill_and_a_stop() throws Exception {
        EmbeddedRedis first = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory));
        call(first, "SET a 1");
        first.kill();
        EmbeddedRedis second = EmbeddedRedis.start(first.settings());
        call(second, "SET b 2");
        second.close();
        try (EmbeddedRedis third = EmbeddedRedis.start(first.settings())) {
            assertThat(third.port()).isEqualTo(first.port());
            assertThat(call(third, "GET a")).isEqualTo("1");
            assertThat(call(third, "GET b")).isEqualTo("2");
        }
    }

    @Test
    void it_is_configured_to_lose_nothing() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory))) {
            assertThat(setting(redis, "maxmemory-policy")).isEqualTo("noeviction");
            assertThat(setting(redis, "appendonly")).isEqualTo("yes");
            assertThat(setting(redis, "appendfsync")).isEqualTo("everysec");
            assertThat(setting(redis, "aof-load-truncated")).isEqualTo("no");
            assertThat(setting(redis, "save")).isEmpty();
            assertThat(setting(redis, "bind")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void after_close_and_after_kill_no_process_is_left() {
        EmbeddedRedis closed = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory));
        closed.close();
        closed.close();
        EmbeddedRedis killed = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory));
        killed.kill();
        assertThat(isRedis(closed.pid())).isFalse();
        assertThat(isRedis(killed.pid())).isFalse();
    }

    @Test
    void ctrl_c_in_the_terminal_does_not_stop_the_server() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory))) {
            assertThat(processGroup(redis.pid()))
                    .isNotEqualTo(processGroup(ProcessHandle.current().pid()));
        }
    }

    @Test
    void an_incomplete_command_at_the_end_of_the_file_is_truncated() throws Exception {
        EmbeddedRedis torn = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory));
        call(torn, "SET a 1");
        torn.close();
        append("*3\r\n$3\r\nSET\r\n$1\r\nb\r\n$1");
        try (EmbeddedRedis redis = EmbeddedRedis.start(torn.settings())) {
            assertThat(call(redis, "GET a")).isEqualTo("1");
            assertThat(call(redis, "DBSIZE")).isEqualTo(":1");
        }
    }

    @Test
    void an_incomplete_script_at_the_end_of_the_file_is_truncated_completely() throws Exception {
        EmbeddedRedis torn = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory));
        call(torn, "SET a 1");
        call(torn, "EVAL \"redis.call('INCR','a') redis.call('INCR','b')\" 0");
        torn.close();
        String written = Files.readString(log());
        int exec = written.lastIndexOf("*1\r\n$4\r\nEXEC");
        // The file holds every command of the script; only the end of its transaction is missing.
        Files.writeString(log(), written.substring(0, exec));
        try (EmbeddedRedis redis = EmbeddedRedis.start(torn.settings())) {
            assertThat(call(redis, "GET a")).isEqualTo("1");
            assertThat(call(redis, "DBSIZE")).isEqualTo(":1");
        }
    }

    @Test
    void a_file_damaged_in_the_middle_is_rejected_with_a_remedy() throws Exception {
        EmbeddedRedis broken = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory));
        call(broken, "SET a 1");
        broken.close();
        Files.delete(log());
        assertThatThrownBy(() -> EmbeddedRedis.start(broken.settings()))
                .hasMessageContaining("redis-check-aof.log")
                .hasMessageContaining("delete " + directory);
    }

    @Test
    void a_server_left_running_by_a_kill_is_stopped_and_its_data_kept() throws Exception {
        Scanner leftover = ServerOwnerProcess.run("redis", directory);
        long pid = leftover.nextLong();
        int port = leftover.nextInt();
        assertThat(isRedis(pid)).isTrue();
        EmbeddedRedis.Settings settings = new EmbeddedRedis.Settings(directory, port);
        try (EmbeddedRedis redis = EmbeddedRedis.start(settings)) {
            assertThat(redis.pid()).isNotEqualTo(pid);
            assertThat(isRedis(pid)).isFalse();
            assertThat(call(redis, "GET owner")).isEqualTo("dead");
        }
    }

    @Test
    void a_process_with_a_reused_pid_is_not_killed() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory)).close();
            Files.writeString(directory.resolve("redis.pid"), stranger.pid() + "\n");
            EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory)).close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_port_in_use_is_reported() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedRedis.Settings settings = new EmbeddedRedis.Settings(directory, other.getLocalPort());
            assertThatThrownBy(() -> EmbeddedRedis.start(settings))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("Redis")
                    .hasMessageContaining("port " + other.getLocalPort());
        }
    }

    private static String processGroup(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "pgid=", "-p", String.valueOf(pid)).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }

    private boolean isRedis(long pid) {
        return ProcessHandle.of(pid)
                .map(handle -> new ServerProcess(handle, directory.resolve("bin/redis-server")))
                .filter(ServerProcess::isRunning)
                .isPresent();
    }

    private void append(String torn) throws IOException {
        Files.writeString(log(), torn, StandardOpenOption.APPEND);
    }

    private Path log() {
        return directory.resolve("appendonlydir/appendonly.aof.1.incr.aof");
    }

    private static String setting(EmbeddedRedis redis, String name) throws IOException {
        return call(redis, "CONFIG GET " + name);
    }

    private static String call(EmbeddedRedis redis, String command) throws IOException {
        try (RedisClient client = new RedisClient(redis)) {
            return client.call(command);
        }
    }
}
