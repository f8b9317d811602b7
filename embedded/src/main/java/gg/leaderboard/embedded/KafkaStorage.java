package gg.leaderboard.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Formats a directory once, like {@code kafka-storage.sh format}. */
final class KafkaStorage {

    private KafkaStorage() {}

    static void format(Path directory) {
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
