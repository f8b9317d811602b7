package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;

class PortCheckTest {

    @TempDir
    Path data;

    @Test
    void all_ports_in_use_are_reported_together() throws IOException {
        try (ServerSocket one = listen();
                ServerSocket other = listen()) {
            Map<String, Integer> ports =
                    Map.of("api", one.getLocalPort(), "kafka", other.getLocalPort(), "redis", 0, "postgres", 0);

            assertThat(PortCheck.taken(ports, data))
                    .contains("Api cannot start: port " + one.getLocalPort(), "--leaderboard.port.api=")
                    .contains("Kafka cannot start: port " + other.getLocalPort(), "--leaderboard.port.kafka=")
                    .doesNotContain("Redis", "Postgres");
        }
    }

    @Test
    void free_ports_cause_no_message() throws IOException {
        int port;
        try (ServerSocket closed = listen()) {
            port = closed.getLocalPort();
        }

        assertThat(PortCheck.taken(Map.of("api", port, "kafka", 0), data)).isEmpty();
    }

    @Test
    void a_server_of_a_killed_process_may_still_have_its_port() throws IOException {
        try (ServerSocket leftover = listen()) {
            Map<String, Integer> ports = Map.of("redis", leftover.getLocalPort());
            assertThat(PortCheck.taken(ports, data)).contains("Redis");

            Files.createDirectories(data.resolve("redis"));
            Path pidFile = data.resolve("redis/redis.pid");
            Files.writeString(pidFile, "2000000000\n");
            assertThat(PortCheck.taken(ports, data))
                    .as("of a process that is gone")
                    .contains("Redis");

            Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");
            assertThat(PortCheck.taken(ports, data)).isEmpty();
        }
    }

    @Test
    void the_default_ports_are_those_of_the_program_and_of_the_help() throws IOException {
        Map<String, Integer> defaults = new Binder()
                .bindOrCreate("leaderboard.port", StandaloneProperties.Port.class)
                .byServer();

        assertThat(PortCheck.DEFAULTS).isEqualTo(defaults);
        assertThat(Files.readString(Path.of("../leaderboard")))
                .contains(defaults.entrySet().stream()
                        .map(port -> port.getValue() + "   --leaderboard.port." + port.getKey() + "=N")
                        .toList());
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
