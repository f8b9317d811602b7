package gg.leaderboard.log;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads the current id of a topic. The id changes when the topic is deleted and created again. */
public final class TopicId {

    private TopicId() {}

    /**
     * Returns the id of a topic.
     *
     * @throws UnknownTopicOrPartitionException if there is no such topic
     */
    public static String of(Admin admin, String topic, Duration timeout) {
        DescribeTopicsOptions limited = new DescribeTopicsOptions().timeoutMs((int) timeout.toMillis());
        return KafkaFutures.await(admin.describeTopics(List.of(topic), limited).allTopicNames(), timeout)
                .values()
                .iterator()
                .next()
                .topicId()
                .toString();
    }
}
