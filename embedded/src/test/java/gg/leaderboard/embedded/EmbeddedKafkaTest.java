package gg.leaderboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedKafkaTest {

    @TempDir
    Path temp;

    @Test
    void records_survive_a_restart_on_the_same_ports_in_a_directory_with_spaces() throws Exception {
        EmbeddedKafka.Settings settings;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(temp.resolve("my data")))) {
            settings = kafka.settings();
            createTopic(kafka);
            send(kafka, "before");
            assertThat(read(kafka, 1)).containsExactly("before");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(settings)) {
            send(kafka, "after");
            // The consumer uses a group, so the offsets of the group must have been restored as well.
            assertThat(read(kafka, 1)).containsExactly("after");
        }
    }

    @Test
    void records_survive_a_restart_on_other_ports() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(temp))) {
            createTopic(kafka);
            send(kafka, "before");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(temp))) {
            assertThat(read(kafka, 1)).containsExactly("before");
        }
    }

    @Test
    void it_stops_in_less_than_two_seconds_while_clients_are_connected() throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(temp));
        createTopic(kafka);
        KafkaConsumer<String, String> consumer = consumer(kafka);
        consumer.subscribe(List.of("events"));
        consumer.poll(Duration.ofSeconds(1));

        long before = System.nanoTime();
        kafka.close();
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        // Without a broker to leave the group at, closing would wait for 30 seconds.
        consumer.close(CloseOptions.timeout(Duration.ZERO));

        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void transactions_work() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(temp))) {
            createTopic(kafka);
            try (KafkaProducer<String, String> producer = producer(kafka, Map.of("transactional.id", "test"))) {
                producer.initTransactions();
                producer.beginTransaction();
                Future<RecordMetadata> sent = producer.send(new ProducerRecord<>("events", "together"));
                producer.commitTransaction();
                assertThat(sent).isDone();
            }
            assertThat(read(kafka, 1)).containsExactly("together");
        }
    }

    @Test
    void a_topic_is_not_created_by_a_read() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(temp));
                Admin admin = admin(kafka)) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("events"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void a_port_in_use_is_reported() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> EmbeddedKafka.start(new EmbeddedKafka.Settings(temp, port, 0)))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("Kafka")
                    .hasMessageContaining("port " + port);
        }
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = admin(kafka)) {
            admin.createTopics(List.of(new NewTopic("events", 2, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(EmbeddedKafka kafka, String value) throws Exception {
        try (KafkaProducer<String, String> producer = producer(kafka, Map.of())) {
            producer.send(new ProducerRecord<>("events", value)).get(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(EmbeddedKafka kafka, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = consumer(kafka)) {
            consumer.subscribe(List.of("events"));
            while (values.size() < count) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            consumer.commitSync();
        }
        return values;
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static KafkaProducer<String, String> producer(EmbeddedKafka kafka, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    private static KafkaConsumer<String, String> consumer(EmbeddedKafka kafka) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                "test",
                "session.timeout.ms",
                1000,
                "heartbeat.interval.ms",
                300,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                // Closing a consumer waits for the fetch in progress.
                "fetch.max.wait.ms",
                20);
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }
}
