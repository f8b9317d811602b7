package gg.leaderboard.processor.relay;

import gg.leaderboard.log.reading.Troubles;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;

@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    private static final Duration POLL = Duration.ofMillis(500);

    /** Not those of the log's listener: that is told of every partition and every idle moment of its containers. */
    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> relayContainers(
            ConsumerFactory<byte[], byte[]> consumers, KafkaProperties kafka, Troubles troubles) {
        ConcurrentKafkaListenerContainerFactory<byte[], byte[]> containers =
                new ConcurrentKafkaListenerContainerFactory<>();
        containers.setConsumerFactory(consumers);
        containers.setBatchListener(true);
        containers.setAutoStartup(kafka.getListener().isAutoStartup());
        ContainerProperties settings = containers.getContainerProperties();
        settings.setAckMode(ContainerProperties.AckMode.MANUAL);
        // What one partition waits for does not hold up the others.
        settings.setSubBatchPerPartition(true);
        settings.setStopImmediate(true);
        // A commit that is lost has a batch sent again, with the ids that it had.
        settings.setSyncCommits(false);
        settings.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
        // While it waits to try again it polls, and must not be held up by that.
        settings.setPollTimeout(POLL.toMillis());
        settings.setConsumerRebalanceListener(new HandOver(troubles));
        return containers;
    }

    /** Scores that are taken away are the trouble of whoever gets them. */
    private record HandOver(Troubles troubles) implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> troubles.clear(partition.toString()));
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }
}
