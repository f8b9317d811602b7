package gg.leaderboard.embedded;

import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka inside this JVM: one node that is broker and controller (KRaft). Its state stays in its directory, so
 * it survives a restart and a hard kill of the JVM. Topics must be created: none appears by being written to.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private final Settings settings;
    private final KafkaRaftServer server;

    private EmbeddedKafka(Settings settings, Properties properties) {
        this.settings = settings;
        this.server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    }

    /**
     * Starts a broker, formatting its directory at the first start, and returns when it takes requests.
     *
     * @throws PortInUseException if another process has one of the ports
     * @throws org.apache.kafka.common.KafkaException if another broker has the directory
     */
    public static EmbeddedKafka start(Settings settings) {
        return start(settings, properties -> {});
    }

    /** As {@link #start(Settings)}, with a broker configuration that {@code change} has changed. */
    public static EmbeddedKafka start(Settings settings, Consumer<Properties> change) {
        Settings claimed = settings.claimPorts();
        KafkaStorage.format(claimed.directory());
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

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.HOST + ":" + settings.port();
    }

    /** The settings with the ports that were chosen: starting with them brings the same broker back. */
    public Settings settings() {
        return settings;
    }

    /** Stops the broker in order; another may then start on the same directory and ports. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /**
     * Where a broker lives and listens.
     *
     * @param directory where the log lives; made if missing. May hold spaces, but no comma: Kafka would take it for a
     *     list
     * @param port for clients; 0 picks a free one
     * @param controllerPort for the controller; 0 picks a free one
     */
    public record Settings(Path directory, int port, int controllerPort) {

        // The listener of the containers in docker-compose.yml: a client that mixes them up would get puzzling errors.
        private static final int CONTAINER_PORT = 9093;

        public Settings {
            if (directory.toAbsolutePath().toString().contains(",")) {
                throw new IllegalArgumentException("directory may not hold a comma; was " + directory);
            }
            if (controllerPort == CONTAINER_PORT) {
                throw new IllegalArgumentException("controllerPort may not be " + CONTAINER_PORT);
            }
            directory = directory.toAbsolutePath().normalize();
        }

        /** In {@code directory}, on free ports. */
        public static Settings in(Path directory) {
            return new Settings(directory, 0, 0);
        }

        private Settings claimPorts() {
            int claimed = Ports.claim("Kafka", port);
            return new Settings(directory, claimed, Ports.claim("Kafka", controllerPort));
        }
    }
}
