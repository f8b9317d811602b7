package gg.leaderboard.log;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the current id of a topic. The id changes when the topic is deleted and created again. Kafka's client looks up a
 * name with two requests, so a known id is confirmed with one. Thread-safe.
 */
public final class TopicId {

    private final Admin admin;
    private final String topic;
    private volatile @Nullable Uuid known;

    public TopicId(Admin admin, String topic) {
        this.admin = admin;
        this.topic = topic;
    }

    /**
     * Returns the current id.
     *
     * @throws UnknownTopicOrPartitionException if there is no such topic
     */
    public String current(Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        Uuid last = known;
        Uuid id = last != null && exists(last, deadline) ? last : find(admin, topic, deadline);
        known = id;
        return id.toString();
    }

    /**
     * Returns the id of a topic, without a known one.
     *
     * @throws UnknownTopicOrPartitionException if there is no such topic
     */
    public static String of(Admin admin, String topic, Duration timeout) {
        return find(admin, topic, Deadline.in(timeout)).toString();
    }

    private boolean exists(Uuid id, Deadline deadline) {
        try {
            var topics = admin.describeTopics(TopicCollection.ofTopicIds(List.of(id)), limit(deadline));
            KafkaFutures.await(topics.allTopicIds(), deadline.remaining());
            return true;
        } catch (UnknownTopicIdException | UnsupportedVersionException e) {
            return false;
        }
    }

    private static Uuid find(Admin admin, String topic, Deadline deadline) {
        var topics = admin.describeTopics(List.of(topic), limit(deadline));
        return KafkaFutures.await(topics.allTopicNames(), deadline.remaining())
                .values()
                .iterator()
                .next()
                .topicId();
    }

    private static DescribeTopicsOptions limit(Deadline deadline) {
        return new DescribeTopicsOptions().timeoutMs(deadline.remainingMillis());
    }
}
