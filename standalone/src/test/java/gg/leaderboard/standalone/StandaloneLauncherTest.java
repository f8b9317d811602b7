package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gg.leaderboard.embedded.RedisChoice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandaloneLauncherTest {

    private final StartedComponents parts = new StartedComponents();

    @TempDir
    Path temp;

    @AfterEach
    void stop() {
        parts.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "archive", "redis", "postgres", "kafka", "metrics"})
    void a_port_in_use_is_reported_with_the_property(String server) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = other.getLocalPort();
            StandaloneLauncher leaderboard = new StandaloneLauncher(
                    new StandaloneProperties(
                            temp.resolve("data").toString(), portsWith(server, taken), false, RedisChoice.AUTO, true),
                    parts);

            assertThatExceptionOfType(CannotStartException.class)
                    .isThrownBy(leaderboard::start)
                    .withMessageContaining("port " + taken)
                    .withMessageContaining("leaderboard.port." + server);
        }
    }

    private static StandaloneProperties.Port portsWith(String server, int port) {
        return new StandaloneProperties.Port(
                server.equals("kafka") ? port : 0,
                server.equals("redis") ? port : 0,
                server.equals("postgres") ? port : 0,
                server.equals("api") ? port : 0,
                server.equals("archive") ? port : 0,
                server.equals("metrics") ? port : 0);
    }
}
