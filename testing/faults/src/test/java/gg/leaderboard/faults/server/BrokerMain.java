package gg.leaderboard.faults.server;

import gg.leaderboard.embedded.EmbeddedKafka;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.metadata.storage.Formatter;

/** A broker in its own JVM, until standard input ends. Arguments: directory, port, port of the controller, file of settings. */
final class BrokerMain {

    private static final String CLUSTER = "faultsfaultsfaultsfaul";

    private BrokerMain() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        Properties settings = new Properties();
        try (InputStream file = Files.newInputStream(Path.of(args[3]))) {
            settings.load(file);
        }
        // With the id of the node, which an embedded broker has not.
        if (!Files.exists(directory.resolve("meta.properties"))) {
            Files.createDirectories(directory);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                    .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
                    .setClusterId(CLUSTER)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .run();
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(
                new EmbeddedKafka.Settings(directory, Integer.parseInt(args[1]), Integer.parseInt(args[2])),
                broker -> broker.putAll(settings))) {
            while (System.in.read() >= 0) {
                // The parent process holds the other end, which closes even if that JVM is killed.
            }
        }
    }
}
