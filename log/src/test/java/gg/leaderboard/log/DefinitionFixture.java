package gg.leaderboard.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.Topics;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.HistoryJson;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topic of definitions, accessed without the product's classes, and boards to write to it. */
final class DefinitionFixture implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String servers;
    private final Admin admin;

    DefinitionFixture(String servers) {
        this.servers = servers;
        this.admin = Admin.create(clientSettings());
    }

    Map<String, Object> clientSettings() {
        // Closing a consumer waits for the fetch in progress.
        return Map.of("bootstrap.servers", servers, "fetch.max.wait.ms", 20);
    }

    static Function<Optional<BoardHistory>, NewBoardVersion> created(String id) {
        return now -> new NewBoardVersion(Change.CREATED, definition(id, id));
    }

    static Function<Optional<BoardHistory>, NewBoardVersion> renamed(String name) {
        return now ->
                new NewBoardVersion(Change.CHANGED, definition(now.orElseThrow().id(), name));
    }

    private static BoardDefinition definition(String id, String name) {
        return new BoardDefinition(id, name, SortOrder.DESC, UpdateMode.BEST, ResetPeriod.NEVER, ZoneOffset.UTC, null);
    }

    /** Returns the JSON of a board with one version. */
    static String board(String id) {
        BoardVersion version = new BoardVersion(Instant.EPOCH, Change.CREATED, definition(id, id));
        return new String(HistoryJson.writeOpen(new BoardHistory(List.of(version))), UTF_8);
    }

    ProducerRecord<byte[], byte[]> message(String key, @Nullable String value) {
        return new ProducerRecord<>(
                Topics.LEADERBOARDS, 0, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
    }

    void send(String key, @Nullable String value) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(message(key, value));
        }
    }

    KafkaProducer<byte[], byte[]> transactional(String id) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "transactional.id", id),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Returns the log times of the records of boards in order. */
    List<Long> logTimes() {
        return records().stream()
                .filter(record -> !new String(record.key(), UTF_8).equals(DefinitionTopicReader.GENERATIONS))
                .map(ConsumerRecord::timestamp)
                .toList();
    }

    /** Returns all records in order. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(clientSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(DefinitionTopicReader.PARTITION));
            consumer.seekToBeginning(List.of(DefinitionTopicReader.PARTITION));
            long end = consumer.endOffsets(List.of(DefinitionTopicReader.PARTITION))
                    .values()
                    .iterator()
                    .next();
            while (consumer.position(DefinitionTopicReader.PARTITION) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }

    /**
     * Sends records of another topic with their times, as a mirror does.
     *
     * @param setBack by how much the clock of the other region's broker was set back after each change, which has two records
     */
    void mirror(List<ConsumerRecord<byte[], byte[]>> records, Duration setBack) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records.size(); i++) {
                ConsumerRecord<byte[], byte[]> record = records.get(i);
                long time = record.timestamp() - i / 2 * setBack.toMillis();
                producer.send(new ProducerRecord<>(Topics.LEADERBOARDS, 0, time, record.key(), record.value()));
            }
        }
    }

    String topicId() {
        return TopicId.of(admin, Topics.LEADERBOARDS, PATIENCE);
    }

    void recreateTopic() {
        deleteTopic();
        new MissingTopics(admin, PATIENCE).create();
    }

    /** Recreates the topic as a mirror does: it keeps the times of the records that it gets. */
    void recreateMirroredTopic() {
        deleteTopic();
        NewTopic topic = new NewTopic(Topics.LEADERBOARDS, 1, (short) 1)
                .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"));
        KafkaFutures.await(admin.createTopics(List.of(topic)).all(), PATIENCE);
    }

    void deleteTopic() {
        try {
            KafkaFutures.await(admin.deleteTopics(List.of(Topics.LEADERBOARDS)).all(), PATIENCE);
        } catch (UnknownTopicOrPartitionException e) {
            // The topic does not exist before the first test.
        }
        // The controller answers before the broker's metadata has changed.
        await().until(() ->
                !KafkaFutures.await(admin.listTopics().names(), PATIENCE).contains(Topics.LEADERBOARDS));
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
