package gg.leaderboard.log.consumer;

import gg.leaderboard.log.bounded.BoundedConsumers;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;

/** How a listener container must be set up for a {@link LogReader}. */
public final class ContainerSettings {

    private ContainerSettings() {}

    /** Bounds what the consumers of a service inflate, and has them remember what they polled. */
    public static void customize(DefaultKafkaConsumerFactory<?, ?> consumers) {
        consumers.updateConfigs(Map.of(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, PolledOffsets.class.getName()));
        consumers.addPostProcessor(BoundedConsumers::bound);
    }

    /** @param checkInterval how often an idle partition asks its store whether it has lost writes */
    public static void configure(ContainerProperties settings, Duration checkInterval) {
        // Otherwise a batch mixes partitions, and each has a progress of its own.
        settings.setSubBatchPerPartition(true);
        // The commit only tells others how far we are; to wait for it would block us while Kafka is away.
        settings.setSyncCommits(false);
        // Otherwise a credential that is late by a second would stop the listener for good.
        settings.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
        settings.setIdlePartitionEventInterval(checkInterval.toMillis());
        settings.setIdleEventInterval(checkInterval.toMillis());
        settings.setPollTimeout(checkInterval.dividedBy(2).toMillis());
    }
}
