package gg.leaderboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    void each_call_creates_an_empty_database() throws Exception {
        Database first = Servers.freshDatabase();
        Database second = Servers.freshDatabase();
        try (Connection one = connect(first);
                Connection other = connect(second)) {
            one.createStatement().execute("CREATE TABLE t (a int)");
            assertThat(tables(one)).isEqualTo(1);
            assertThat(tables(other)).isZero();
        }
    }

    @Test
    void a_fault_test_stops_and_starts_its_own_servers() throws Exception {
        EmbeddedRedis redis = Servers.ownRedis(temp.resolve("redis"));
        redis.kill();
        try (EmbeddedRedis again = EmbeddedRedis.start(redis.settings())) {
            assertThat(ping(new RedisAddress(again.host(), again.port()))).isEqualTo("+PONG");
        }
        EmbeddedPostgres postgres = Servers.ownPostgres(temp.resolve("postgres"));
        postgres.kill();
        try (EmbeddedPostgres again = EmbeddedPostgres.start(postgres.settings())) {
            assertThat(again.url()).isEqualTo(postgres.url());
        }
        EmbeddedKafka kafka = Servers.ownKafka(temp.resolve("kafka"));
        kafka.close();
        try (EmbeddedKafka again = EmbeddedKafka.start(kafka.settings())) {
            assertThat(again.bootstrapServers()).isEqualTo(kafka.bootstrapServers());
            assertThat(nodes(again.bootstrapServers())).isEqualTo(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static int tables(Connection connection) throws SQLException {
        ResultSet count =
                connection.createStatement().executeQuery("SELECT count(*) FROM pg_tables WHERE tablename = 't'");
        count.next();
        return count.getInt(1);
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
