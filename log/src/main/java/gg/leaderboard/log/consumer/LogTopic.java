package gg.leaderboard.log.consumer;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.log.MissingTopics;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.log.TopicId;
import gg.leaderboard.standings.LogPartition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Metadata of a topic that is folded. Each call fails within two seconds if Kafka is unavailable. */
public final class LogTopic {

    private static final Logger LOG = LoggerFactory.getLogger(LogTopic.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final Duration RECENT = Duration.ofSeconds(1);

    private static final String LOG_TIME = "LogAppendTime";
    private static final String MIRRORED_TIME = "CreateTime";

    private final AtomicBoolean reportedCompression = new AtomicBoolean();
    private final AtomicBoolean reportedRetention = new AtomicBoolean();
    private final Admin admin;
    private final String name;
    private final boolean mirrored;
    private final MissingTopics missing;
    private final TopicId currentId;
    private volatile @Nullable KnownId recent;

    /** @param name one of the project's topics */
    public LogTopic(Admin admin, String name, RegionProperties region) {
        this.admin = admin;
        this.name = name;
        this.mirrored = region.follower() && Topics.MIRRORED.contains(name);
        this.missing = new MissingTopics(admin, TIMEOUT, region);
        this.currentId = new TopicId(admin, name);
    }

    /**
     * The partition with the current id of its topic, which changes when the topic is deleted and created again.
     *
     * @throws IncompatibleTopicException if the topic's timestamps are not log times, or not those of the mirrored topic
     */
    public LogPartition identify(TopicPartition partition) {
        checkTimes(name);
        if (Topics.MIRRORED.contains(name)) {
            Topics.MIRRORED.stream().filter(other -> !other.equals(name)).forEach(this::checkTimes);
            reportRetention(retention(name), retention(Topics.MODERATION));
        }
        reportCompression(config(name, TopicConfig.COMPRESSION_TYPE_CONFIG));
        return new LogPartition(topicId(), partition.partition());
    }

    // A mirror sends the log time of the other region, which only CreateTime keeps.
    private void checkTimes(String topic) {
        String type = config(topic, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
        if (type.equals(mirrored ? MIRRORED_TIME : LOG_TIME)) {
            return;
        }
        throw new IncompatibleTopicException(
                mirrored
                        ? "%s replaces the times of the other region: its %s is %s. If this region still follows, delete the"
                                        .formatted(topic, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, type)
                                + " topic and let the mirror create it; if it leads now, remove leaderboard.region.follower"
                        : "%s stores timestamps of producers: its %s is %s, and must be LogAppendTime. If another region's"
                                        .formatted(topic, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, type)
                                + " topic is mirrored to it, set leaderboard.region.follower=true");
    }

    private String config(String topic, String setting) {
        ConfigResource asked = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = missing.orCreate(
                topic, () -> ask(admin.describeConfigs(List.of(asked)).values().get(asked)));
        return config.get(setting).value();
    }

    // Existing topics are not changed. The services' consumers bound decompression themselves.
    private void reportCompression(String compression) {
        if (!compression.equals(Topics.UNCOMPRESSED) && reportedCompression.compareAndSet(false, true)) {
            LOG.info(
                    "{} accepts records that are too large once decompressed (compression.type={}). They become dead letters."
                            + " To make the broker reject them: kafka-configs.sh --bootstrap-server HOST:PORT --alter --entity-type"
                            + " topics --entity-name {} --add-config compression.type={}",
                    name,
                    compression,
                    name,
                    Topics.UNCOMPRESSED);
        }
    }

    // In milliseconds; unlimited is the largest number.
    private long retention(String topic) {
        long millis = Long.parseLong(config(topic, TopicConfig.RETENTION_MS_CONFIG));
        return millis < 0 ? Long.MAX_VALUE : millis;
    }

    private void reportRetention(long events, long moderation) {
        if (moderation < events && reportedRetention.compareAndSet(false, true)) {
            LOG.warn(
                    "{} keeps its records for a shorter time than {}. When older moderation is read again, it does not count. To keep"
                            + " the records as long: kafka-configs.sh --bootstrap-server HOST:PORT --alter --entity-type topics"
                            + " --entity-name {} --add-config retention.ms={}",
                    Topics.MODERATION,
                    name,
                    Topics.MODERATION,
                    events == Long.MAX_VALUE ? -1 : events);
        }
    }

    /** The topic's current id. A missing topic is created, unless a mirror creates it. */
    public String topicId() {
        return missing.orCreate(name, this::describe);
    }

    /** The id that the topic had a second ago or later: all idle partitions of all folds request it every second. */
    public String recentTopicId() {
        KnownId known = recent;
        return known != null && System.nanoTime() - known.asked < RECENT.toNanos() ? known.id : topicId();
    }

    private String describe() {
        long asked = System.nanoTime();
        String id = currentId.current(TIMEOUT);
        recent = new KnownId(id, asked);
        return id;
    }

    private static <T> T ask(@Nullable KafkaFuture<T> answer) {
        return KafkaFutures.await(answer, TIMEOUT);
    }

    public OffsetRange range(Consumer<?, ?> consumer, TopicPartition partition) {
        Set<TopicPartition> asked = Set.of(partition);
        return new OffsetRange(
                only(consumer.beginningOffsets(asked, TIMEOUT)), only(consumer.endOffsets(asked, TIMEOUT)));
    }

    private static long only(Map<TopicPartition, Long> offsets) {
        return offsets.values().iterator().next();
    }

    /** @param asked time of the request, in nanoseconds of {@link System#nanoTime} */
    private record KnownId(String id, long asked) {}

    /** A topic with unsupported settings. The message contains the remedy. */
    private static final class IncompatibleTopicException extends KafkaException {

        IncompatibleTopicException(String problem) {
            super(problem);
        }
    }
}
