package gg.leaderboard.log.bounded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a partition to its end in its own JVM. */
final class SmallHeapConsumer {

    private SmallHeapConsumer() {}

    /** @param args the bootstrap servers of Kafka, and the topic */
    public static void main(String[] args) {
        TopicPartition partition = new TopicPartition(args[1], 0);
        long count = 0;
        long last = -1;
        try (KafkaConsumer<byte[], byte[]> consumer = CompressedTopic.consumer(args[0], partition)) {
            long end =
                    consumer.endOffsets(List.of(partition)).values().iterator().next();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    count++;
                    last = record.offset();
                }
            }
        }
        System.out.println("read " + count + " records, the last at " + last);
    }

    /** Runs the main method of a class in a JVM with the given heap. Returns the last line of its output. */
    static String run(Class<?> main, String heap, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(output);
        }
        return output.substring(output.lastIndexOf('\n') + 1);
    }
}
