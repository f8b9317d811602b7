package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;

/** Checks that the servers of a running program require the passwords in its data directory. */
final class PasswordChecks {

    private final StandaloneProcess running;
    private final Path data;
    private final Path file;
    private final Properties passwords = new Properties();

    PasswordChecks(StandaloneProcess running, Path data) throws IOException {
        this.running = running;
        this.data = data;
        this.file = data.resolve("passwords");
        try (Reader reader = Files.newBufferedReader(file)) {
            passwords.load(reader);
        }
    }

    void passwordsAreRequiredAndOnlyInTheirFile(long redisPid) throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(passwords).hasSize(3);
        assertThat(redis("")).startsWith("-NOAUTH");
        assertThat(redis("AUTH " + passwords.getProperty("redis") + "\r\n")).startsWith("+OK");
        assertThatThrownBy(() -> postgres("other").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
        postgres(passwords.getProperty("postgres")).close();
        assertThatThrownBy(() -> kafka(Map.of())).isInstanceOf(Exception.class);
        kafka(Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + EmbeddedKafka.USER
                        + "\" password=\"" + passwords.getProperty("kafka") + "\";"));
        assertThat(keys(data)).startsWith("lb_");
        assertThat(keys(data.resolve("missing"))).contains("There is no file", "--passwords");
        String arguments = ProcessHandle.of(redisPid)
                .flatMap(redis -> redis.info().commandLine())
                .orElse("");
        assertThat(passwords.values())
                .allSatisfy(
                        password -> assertThat(running.console() + arguments).doesNotContain(String.valueOf(password)));
    }

    /** What the command prints: the key or the problem. */
    private String keys(Path directory) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = StandaloneKeys.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("LEADERBOARD_DATA", directory.toString()),
                "keys",
                "create",
                "--passwords",
                "--name=first",
                "--roles=read",
                "--spring.kafka.bootstrap-servers=" + running.kafka());
        return (status == 0 ? out : err).toString(StandardCharsets.UTF_8);
    }

    private String redis(String login) throws IOException {
        URI address = URI.create("redis://" + running.redis());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write((login + "PING\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(7), StandardCharsets.US_ASCII);
        }
    }

    private Connection postgres(String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + running.postgres() + "/" + EmbeddedPostgres.DATABASE,
                EmbeddedPostgres.USER,
                password);
    }

    private void kafka(Map<String, Object> login) throws Exception {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("bootstrap.servers", running.kafka());
        settings.put("default.api.timeout.ms", 2000);
        settings.put("request.timeout.ms", 2000);
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().clusterId().get();
        }
    }
}
