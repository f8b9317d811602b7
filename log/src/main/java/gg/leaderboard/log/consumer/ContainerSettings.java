package gg.leaderboard.log.consumer;

import gg.leaderboard.log.bounded.BoundedConsumers;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;

/** The settings that a {@link LogReader} needs of consumers and listener containers. */
public final class ContainerSettings {

    private ContainerSettings() {}

    /**
     * Bounds the consumers' memory for decompression, makes them track {@link PolledOffsets}, and makes static members leave
     * their group when they are closed.
     */
    public static void customize(DefaultKafkaConsumerFactory<?, ?> consumers) {
        consumers.updateConfigs(Map.of(
                ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
                PolledOffsets.class.getName(),
                // A broker would create topics with its own defaults.
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false));
        consumers.addPostProcessor(BoundedConsumers::bound);
        if (consumers.getConfigurationProperties().containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG)) {
            consumers.addPostProcessor(LeavingConsumers::leaving);
        }
    }

    /**
     * Configures a listener container.
     *
     * @param checkInterval how often an idle partition checks whether its store has lost writes
     */
    public static void configure(ContainerProperties settings, Duration checkInterval) {
        // Batches must not mix partitions, because each has its own progress.
        settings.setSubBatchPerPartition(true);
        // The commit only serves displays of lag and autoscalers. Waiting for it would block the consumer during an
        // outage.
        settings.setSyncCommits(false);
        // By default, a failed authentication stops the listener permanently.
        settings.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
        settings.setIdlePartitionEventInterval(checkInterval.toMillis());
        settings.setIdleEventInterval(checkInterval.toMillis());
        settings.setPollTimeout(checkInterval.dividedBy(2).toMillis());
    }
}
