package gg.leaderboard.log;

import static gg.leaderboard.log.DefinitionTopic.PARTITION;
import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.log.bounded.BoundedConsumers;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.GenerationsJson;
import gg.leaderboard.standings.definition.HistoryJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds the topic of definitions from its beginning on. For one thread at a time, and for as long as the topic lives. */
final class DefinitionTopicReader implements AutoCloseable {

    /** The key of the generations: no board of a user can have it. */
    static final String GENERATIONS = ":generations";

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionTopicReader.class);

    private final LogPartition partition;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, BoardHistory> histories = new HashMap<>();
    private Generations generations = Generations.FIRST;
    private long position;
    private LoggedDefinitions known;

    DefinitionTopicReader(String topicId, Map<String, Object> kafka) {
        this.partition = new LogPartition(topicId, PARTITION.partition());
        this.known = new LoggedDefinitions(Definitions.NONE, generations, partition, 0);
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.consumer = BoundedConsumers.bound(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
    }

    /** Whether this is the topic that it reads, and all that it has read is still there. */
    boolean reads(DefinitionTopic.TopicEnd reach) {
        return reach.topicId().equals(partition.topicId()) && reach.end() >= position;
    }

    /**
     * Reads everything before {@code end}. Where a transaction is open there it waits for its end: what is appended but not
     * yet committed may come into force earlier than events that have been polled.
     */
    LoggedDefinitions readTo(long end, Deadline deadline) {
        long before = position;
        while (position < end) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(deadline.remaining());
            try {
                records.forEach(this::add);
                // Past markers and aborted records too.
                position = consumer.position(PARTITION, deadline.remaining());
            } catch (RuntimeException | Error e) {
                // What was polled comes again: otherwise the rest of it would be lost.
                consumer.seek(PARTITION, position);
                throw e;
            }
        }
        if (position != before) {
            known = new LoggedDefinitions(new Definitions(histories), generations, partition, position);
        }
        return known;
    }

    private void add(ConsumerRecord<byte[], byte @Nullable []> record) {
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        try {
            if (key.equals(GENERATIONS)) {
                generations = GenerationsJson.read(present(record.value()));
                return;
            }
            BoardHistory history = history(record.value(), record.timestamp());
            if (!history.id().equals(key)) {
                throw new IllegalArgumentException("it is the history of " + history.id());
            }
            histories.put(key, history);
        } catch (RuntimeException e) {
            // Anybody may have written it: on one line, whatever it holds.
            String problem = ("key " + key + ": " + e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
            LOG.warn("{}@{} is skipped, {}", PARTITION, record.offset(), problem);
        }
    }

    /** The history that a record of this log time holds: its newest version is in force for all that is logged later. */
    static BoardHistory history(byte @Nullable [] value, long logTime) {
        return HistoryJson.read(present(value), Instant.ofEpochMilli(logTime + 1));
    }

    private static byte[] present(byte @Nullable [] value) {
        if (value == null) {
            throw new IllegalArgumentException("it has no value");
        }
        return value;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
