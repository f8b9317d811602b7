package gg.leaderboard.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker inside this JVM: one node that is broker and controller (KRaft). Its data survives a restart and a
 * hard kill of the JVM. Topics are not created automatically.
 */
public final class EmbeddedKafka implements AutoCloseable {

    /** The only user of a broker that requires a login. */
    public static final String USER = "leaderboard";

    private final Settings settings;
    private final KafkaRaftServer server;

    private EmbeddedKafka(Settings settings, Properties properties) {
        this.settings = settings;
        this.server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    }

    /**
     * Starts a broker, and returns when it accepts requests. The first start formats the directory.
     *
     * @throws PortInUseException if another process has one of the ports
     * @throws org.apache.kafka.common.KafkaException if another broker has the directory
     */
    public static EmbeddedKafka start(Settings settings) {
        return start(settings, properties -> {});
    }

    /**
     * As {@link #start(Settings)}, for a broker whose clients log in by SASL/PLAIN.
     *
     * @param password of the user {@value #USER}, without quotes; empty for a broker that requires no login
     */
    public static EmbeddedKafka start(Settings settings, String password) {
        return start(
                settings,
                password.isEmpty() ? broker -> {} : broker -> BrokerProperties.requireLogin(broker, password));
    }

    /** As {@link #start(Settings)}, with changes to the broker configuration by {@code change}. */
    public static EmbeddedKafka start(Settings settings, Consumer<Properties> change) {
        Settings claimed = settings.claimPorts();
        format(claimed.directory());
        Properties properties = BrokerProperties.of(claimed);
        change.accept(properties);
        EmbeddedKafka kafka = new EmbeddedKafka(claimed, properties);
        kafka.startup();
        return kafka;
    }

    private void startup() {
        KafkaHalt.explain(settings.directory());
        try {
            server.startup();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The value of {@code bootstrap.servers} for clients. */
    public String bootstrapServers() {
        return Ports.HOST + ":" + settings.port();
    }

    /** The settings with the chosen ports. A start with them continues the same broker. */
    public Settings settings() {
        return settings;
    }

    /** Stops the broker cleanly. Another broker may then start on the same directory and ports. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /**
     * The directory and the ports of a broker.
     *
     * @param directory the directory of the log, created if missing. It may contain spaces but no comma, because Kafka
     *     would parse it as a list
     * @param port for clients; 0 picks a free one
     * @param controllerPort for the controller; 0 picks a free one
     */
    public record Settings(Path directory, int port, int controllerPort) {

        // The listener of the containers in docker-compose.yml. A client of the wrong one would get confusing errors.
        private static final int CONTAINER_PORT = 9093;

        public Settings {
            if (directory.toAbsolutePath().toString().contains(",")) {
                throw new IllegalArgumentException("directory must not contain a comma; was " + directory);
            }
            if (controllerPort == CONTAINER_PORT) {
                throw new IllegalArgumentException("controllerPort may not be " + CONTAINER_PORT);
            }
            directory = directory.toAbsolutePath().normalize();
        }

        /** Settings for {@code directory} on free ports. */
        public static Settings in(Path directory) {
            return new Settings(directory, 0, 0);
        }

        private Settings claimPorts() {
            int claimed = Ports.claim("Kafka", port);
            return new Settings(directory, claimed, Ports.claim("Kafka", controllerPort));
        }
    }

    private static void format(Path directory) {
        // Kafka writes this file last, so a directory with this file is complete.
        if (!Files.exists(directory.resolve("meta.properties"))) {
            try {
                Files.createDirectories(directory);
                formatter(directory).run();
            } catch (Exception e) {
                throw new IllegalStateException("Cannot prepare " + directory + " for Kafka: " + e.getMessage(), e);
            }
        }
    }

    private static Formatter formatter(Path directory) {
        return new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                .setNodeId(BrokerProperties.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .setMetadataLogDirectory(directory.toString())
                .addDirectory(directory.toString());
    }
}
