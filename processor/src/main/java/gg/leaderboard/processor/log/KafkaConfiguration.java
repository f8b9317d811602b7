package gg.leaderboard.processor.log;

import gg.leaderboard.processor.ProcessorProperties;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

    @Bean(destroyMethod = "close")
    Admin admin(KafkaAdmin settings) {
        return Admin.create(settings.getConfigurationProperties());
    }

    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> listening(
            ProcessorProperties properties) {
        return container -> {
            ContainerProperties settings = container.getContainerProperties();
            if (settings.getTopicPartitions() == null) {
                container.setConcurrency(properties.concurrency());
            }
            // Otherwise a batch mixes partitions, and each has a progress of its own.
            settings.setSubBatchPerPartition(true);
            // The commit only tells others how far we are; to wait for it would block us while Kafka is away.
            settings.setSyncCommits(false);
            // Otherwise a credential that is late by a second would stop the listener for good.
            settings.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
            settings.setIdlePartitionEventInterval(properties.checkInterval().toMillis());
            settings.setIdleEventInterval(properties.checkInterval().toMillis());
            settings.setPollTimeout(properties.checkInterval().dividedBy(2).toMillis());
        };
    }
}
