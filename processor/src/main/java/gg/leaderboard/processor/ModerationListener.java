package gg.leaderboard.processor;

import gg.leaderboard.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;

/** Passes records of the topic of moderation to the {@link ModerationRelay}. */
@Component
class ModerationListener {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.MODERATION, 0);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final RelayRunner runner;
    private final ModerationRelay relay;
    private @Nullable Boolean resumed;

    ModerationListener(RelayRunner runner, ModerationRelay relay) {
        this.runner = runner;
        this.relay = relay;
    }

    @KafkaListener(
            id = "moderation",
            idIsGroup = false,
            // A pattern, because a subscription by name would create a missing topic, with other settings.
            topicPattern = Topics.MODERATION,
            groupId = "leaderboard-moderation-relay",
            properties = "metadata.max.age.ms=2000",
            containerFactory = "relayContainers")
    void records(List<ConsumerRecord<byte[], byte[]>> records, Acknowledgment acknowledgment, Consumer<?, ?> consumer) {
        runner.run(
                records, acknowledgment, consumer, (some, topicId) -> relay.send(some, topicId, isResumed(consumer)));
    }

    // Asked before the first commit of this process. A later owner of the partition continues after an earlier one.
    private boolean isResumed(Consumer<?, ?> consumer) {
        if (resumed == null) {
            resumed = consumer.committed(Set.of(PARTITION), TIMEOUT).get(PARTITION) != null;
        }
        return resumed;
    }
}
