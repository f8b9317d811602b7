package gg.leaderboard.bench.load;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Access to the topic of events: clients to write and to read it. */
public final class GameEventsClient {

    private final String bootstrapServers;

    private GameEventsClient(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Creates all topics with the same settings as every service does. */
    public static GameEventsClient create(String bootstrapServers) throws ExecutionException, InterruptedException {
        GameEventsClient log = new GameEventsClient(bootstrapServers);
        try (Admin admin = log.admin()) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic ->
                                    new NewTopic(topic.name(), topic.partitions(), (short) -1).configs(topic.config()))
                            .toList())
                    .all()
                    .get();
        }
        return log;
    }

    public static ProducerRecord<byte[], byte[]> record(GameEvent event) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.GAME_EVENTS, utf8(event.playerId()), EventJson.write(event));
        record.headers().add(EventHeaders.EVENT_ID, utf8(event.eventId()));
        record.headers().add(EventHeaders.EVENT_TYPE, utf8(event.type()));
        return record;
    }

    /**
     * Returns a producer with {@code settings}. Otherwise it has the client's defaults, which wait for all replicas and
     * keep the order.
     */
    public KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(with(settings), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns a consumer that starts at the beginning and does not commit automatically. */
    public KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        Map<String, Object> all = with(settings);
        all.put("auto.offset.reset", "earliest");
        all.put("enable.auto.commit", false);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    public String topicId() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            return describe(admin).topicId().toString();
        }
    }

    public List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            return IntStream.range(0, describe(admin).partitions().size())
                    .mapToObj(partition -> new TopicPartition(Topics.GAME_EVENTS, partition))
                    .toList();
        }
    }

    /** Returns the end offset of each partition. */
    public Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            return admin
                    .listOffsets(partitions().stream()
                            .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        }
    }

    /** Returns the size of the log on the disks of all brokers. */
    public long bytes() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            List<Integer> brokers =
                    admin.describeCluster().nodes().get().stream().map(Node::id).toList();
            return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                    .flatMap(directories -> directories.values().stream())
                    .flatMap(directory -> directory.replicaInfos().entrySet().stream())
                    .filter(replica -> replica.getKey().topic().equals(Topics.GAME_EVENTS))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        }
    }

    private static TopicDescription describe(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(Topics.GAME_EVENTS))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next();
    }

    private Admin admin() {
        return Admin.create(with(Map.of()));
    }

    private Map<String, Object> with(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", bootstrapServers);
        return all;
    }
}
