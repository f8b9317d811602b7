package gg.leaderboard.log;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The id that a topic has now. One that was deleted and created anew has another, and is another log. */
public final class TopicId {

    private TopicId() {}

    /** @throws UnknownTopicOrPartitionException if there is no such topic */
    public static String of(Admin admin, String topic, Duration patience) {
        DescribeTopicsOptions limited = new DescribeTopicsOptions().timeoutMs((int) patience.toMillis());
        return KafkaFutures.await(admin.describeTopics(List.of(topic), limited).allTopicNames(), patience)
                .values()
                .iterator()
                .next()
                .topicId()
                .toString();
    }
}
