package gg.leaderboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedRedis;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ServersTest {

    @TempDir
    Path temp;

    @Test
    void all_tests_share_one_kafka() throws Exception {
        assertThat(nodes(Servers.kafka())).isEqualTo(1);
        assertThat(Servers.kafka()).isEqualTo(Servers.kafka());
    }

    @Test
    void all_tests_share_one_redis() throws Exception {
        assertThat(ping(Servers.redis())).isEqualTo("+PONG");
        assertThat(Servers.redis()).isEqualTo(Servers.redis());
    }

    @Test
    void a_fault_test_stops_and_starts_servers_of_its_own() throws Exception {
        EmbeddedRedis redis = Servers.ownRedis(temp.resolve("redis"));
        redis.kill();
        try (EmbeddedRedis again = EmbeddedRedis.start(redis.settings())) {
            assertThat(ping(new RedisAddress(again.host(), again.port()))).isEqualTo("+PONG");
        }
        EmbeddedKafka kafka = Servers.ownKafka(temp.resolve("kafka"));
        kafka.close();
        try (EmbeddedKafka again = EmbeddedKafka.start(kafka.settings())) {
            assertThat(again.bootstrapServers()).isEqualTo(kafka.bootstrapServers());
            assertThat(nodes(again.bootstrapServers())).isEqualTo(1);
        }
    }

    private static int nodes(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.describeCluster().nodes().get().size();
        }
    }

    private static String ping(RedisAddress address) throws IOException {
        try (Socket socket = new Socket(address.host(), address.port())) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
        }
    }
}
