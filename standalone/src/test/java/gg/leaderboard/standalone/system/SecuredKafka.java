package gg.leaderboard.standalone.system;

import gg.leaderboard.embedded.EmbeddedKafka;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A Kafka with a second listener that requires TLS and SASL/SCRAM, and one user with access. */
final class SecuredKafka implements AutoCloseable {

    private static final String USER = "leaderboard";
    private static final String PASSWORD = "top-secret";
    private static final String STORE_PASSWORD = "changeit";

    private final EmbeddedKafka kafka;
    private final Path keys;
    private final int port;

    SecuredKafka(Path directory) throws Exception {
        keys = directory.resolve("keys.p12");
        makeKeys();
        port = freePort();
        kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory.resolve("kafka")), this::secure);
        addUser();
    }

    private void secure(Properties broker) {
        String listener = ",SECURE://localhost:" + port;
        broker.merge("listeners", listener, (a, b) -> a.toString() + b);
        broker.merge("advertised.listeners", listener, (a, b) -> a.toString() + b);
        broker.merge("listener.security.protocol.map", ",SECURE:SASL_SSL", (a, b) -> a.toString() + b);
        broker.put("inter.broker.listener.name", "PLAINTEXT");
        broker.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        broker.put(
                "listener.name.secure.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        broker.put("listener.name.secure.ssl.keystore.type", "PKCS12");
        broker.put("listener.name.secure.ssl.keystore.location", keys.toString());
        broker.put("listener.name.secure.ssl.keystore.password", STORE_PASSWORD);
        broker.put("listener.name.secure.ssl.key.password", STORE_PASSWORD);
    }

    /** Returns the Spring properties that a service needs to use the secured listener. */
    String[] properties(String password) {
        return new String[] {
            "spring.kafka.bootstrap-servers=localhost:" + port,
            "spring.kafka.security.protocol=SASL_SSL",
            "spring.kafka.ssl.trust-store-type=PKCS12",
            "spring.kafka.ssl.trust-store-location=" + keys.toUri(),
            "spring.kafka.ssl.trust-store-password=" + STORE_PASSWORD,
            "spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512",
            "spring.kafka.properties.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required"
                    + " username=\"" + USER + "\" password=\"" + password + "\";"
        };
    }

    static String password() {
        return PASSWORD;
    }

    private void makeKeys() throws IOException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        STORE_PASSWORD,
                        "-validity",
                        "2")
                .inheritIO()
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool failed");
        }
    }

    private void addUser() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            USER, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PASSWORD)))
                    .all()
                    .get();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
