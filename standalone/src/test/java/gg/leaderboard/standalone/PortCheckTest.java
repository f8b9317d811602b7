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
            Files.createFile(data.resolve("redis/redis.pid"));
            assertThat(PortCheck.taken(ports, data)).isEmpty();
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
