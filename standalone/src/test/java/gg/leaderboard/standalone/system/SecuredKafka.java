package gg.leaderboard.standalone.system;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A Kafka with a second listener that requires TLS and SASL/SCRAM, and one user with access. */
final class SecuredKafka implements AutoCloseable {

    private static final String USER = "leaderboard";

    private final EmbeddedKafka kafka;
    private final int port = Ports.claim("Kafka", 0);

    SecuredKafka(Path directory, TestCertificate certificate, String password) throws Exception {
        kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory), broker -> secure(broker, certificate));
        addUser(password);
    }

    private void secure(Properties broker, TestCertificate certificate) {
        String listener = ",SECURE://localhost:" + port;
        broker.merge("listeners", listener, (a, b) -> a.toString() + b);
        broker.merge("advertised.listeners", listener, (a, b) -> a.toString() + b);
        broker.merge("listener.security.protocol.map", ",SECURE:SASL_SSL", (a, b) -> a.toString() + b);
        broker.put("inter.broker.listener.name", "PLAINTEXT");
        broker.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        broker.put(
                "listener.name.secure.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        broker.put("listener.name.secure.ssl.keystore.type", "PEM");
        broker.put(
                "listener.name.secure.ssl.keystore.location",
                certificate.keyAndCertificate().toString());
    }

    /** The properties of a service that uses the secured listener. */
    List<String> properties(String password) {
        return List.of(
                "spring.kafka.bootstrap-servers=localhost:" + port,
                "spring.kafka.security.protocol=SASL_SSL",
                "spring.kafka.ssl.bundle=servers",
                "spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512",
                "spring.kafka.properties.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " username=\"" + USER + "\" password=\"" + password + "\";");
    }

    /** The bootstrap servers of the listener that requires nothing. */
    String unsecured() {
        return kafka.bootstrapServers();
    }

    private void addUser(String password) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            USER, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                    .all()
                    .get();
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
