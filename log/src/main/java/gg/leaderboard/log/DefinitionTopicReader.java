package gg.leaderboard.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.events.Topics;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.GenerationsJson;
import gg.leaderboard.standings.definition.HistoryJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic of definitions from its beginning. Not thread-safe. A recreated topic needs a new reader. */
final class DefinitionTopicReader implements AutoCloseable {

    /** The topic's only partition. */
    static final TopicPartition PARTITION = new TopicPartition(Topics.LEADERBOARDS, 0);

    /** The record key of the generations. No board id can equal it. */
    static final String GENERATIONS = ":generations";

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionTopicReader.class);

    private final LogPartition partition;
    private final TopicReader topic;
    private final Map<String, BoardHistory> histories = new HashMap<>();
    private Generations generations = Generations.FIRST;
    private byte[] generationsRecord = GenerationsJson.write(Generations.FIRST);
    private LoggedDefinitions known;

    DefinitionTopicReader(String topicId, Map<String, Object> kafka) {
        this.partition = new LogPartition(topicId, PARTITION.partition());
        this.known = new LoggedDefinitions(Definitions.NONE, generations, generationsRecord, partition, 0);
        this.topic = new TopicReader(topicId, PARTITION, kafka);
    }

    /** As {@link TopicReader#reads}. */
    boolean reads(SinglePartitionTopic.TopicEnd topicEnd) {
        return topic.reads(topicEnd);
    }

    /** As {@link TopicReader#readTo}: an uncommitted version may come into force before events that have been polled. */
    LoggedDefinitions readTo(long end, Deadline deadline) {
        if (topic.readTo(end, deadline, this::add)) {
            known = new LoggedDefinitions(
                    new Definitions(histories), generations, generationsRecord, partition, topic.position());
        }
        return known;
    }

    // After a crash a mirror sends records again. An older one must not undo a later change. Contents are compared, not
    // times: the clock of the other region's broker may have been set back.
    private void add(ConsumerRecord<byte[], byte @Nullable []> record) {
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        boolean mirrored = record.timestampType() == TimestampType.CREATE_TIME;
        try {
            if (key.equals(GENERATIONS)) {
                add(requirePresent(record.value()), mirrored);
                return;
            }
            BoardHistory history = history(record.value(), record.timestamp());
            if (!history.id().equals(key)) {
                throw new IllegalArgumentException("it is the history of " + history.id());
            }
            BoardHistory before = histories.get(key);
            if (!mirrored || before == null || !before.contains(history)) {
                histories.put(key, history);
            }
        } catch (RuntimeException e) {
            // The content is untrusted, so it must not break the log line.
            String problem = ("key " + key + ": " + e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
            LOG.warn(
                    "Skipped {}@{}. Find out which client wrote it: only the api and the archive may write to this topic: {}",
                    PARTITION,
                    record.offset(),
                    problem);
        }
    }

    private void add(byte[] record, boolean mirrored) {
        if (!mirrored) {
            // Also if a later release wrote it, and this one cannot read it.
            generationsRecord = record;
        }
        Generations logged = GenerationsJson.read(record);
        if (!mirrored || !generations.isAfter(logged)) {
            generations = logged;
            generationsRecord = record;
        }
    }

    /** The history in a record with this log time. Its newest version is in force for all later records. */
    static BoardHistory history(byte @Nullable [] value, long logTime) {
        return HistoryJson.read(requirePresent(value), Instant.ofEpochMilli(logTime + 1));
    }

    private static byte[] requirePresent(byte @Nullable [] value) {
        if (value == null) {
            throw new IllegalArgumentException("it has no value");
        }
        return value;
    }

    @Override
    public void close() {
        topic.close();
    }
}
