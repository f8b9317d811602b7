package gg.leaderboard.processor.log;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.reading.Listening;
import gg.leaderboard.log.reading.LogReader;
import gg.leaderboard.log.reading.LogTopic;
import gg.leaderboard.log.reading.ReadAgain;
import gg.leaderboard.log.reading.ReadingHealth;
import gg.leaderboard.log.reading.Revival;
import gg.leaderboard.log.reading.Troubles;
import gg.leaderboard.processor.ProcessorProperties;
import java.time.Clock;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

    @Bean(destroyMethod = "close")
    Admin admin(KafkaAdmin settings) {
        return Admin.create(settings.getConfigurationProperties());
    }

    /** Of every listener of this service. */
    @Bean
    DefaultKafkaConsumerFactoryCustomizer boundedConsumers() {
        return Listening::customize;
    }

    @Bean
    LogTopic logTopic(Admin admin) {
        return new LogTopic(admin, Topics.GAME_EVENTS);
    }

    @Bean
    Troubles troubles(Clock clock) {
        return new Troubles("redis", clock);
    }

    @Bean
    LogReader logReader(LogTopic topic, PartitionProcessors processors, Troubles troubles) {
        return new LogReader(topic, processors, troubles);
    }

    @Bean
    ReadAgain readAgain(LogReader reader, Troubles troubles, ProcessorProperties properties) {
        return new ReadAgain(reader, troubles, properties.maxBackOff());
    }

    @Bean
    Revival revival(Troubles troubles, Clock clock) {
        return new Revival(listener -> troubles, clock);
    }

    @Bean
    HealthIndicator standings(Troubles troubles, KafkaListenerEndpointRegistry listeners) {
        return new ReadingHealth(troubles, listeners);
    }

    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> listening(
            ProcessorProperties properties) {
        return container -> {
            ContainerProperties settings = container.getContainerProperties();
            if (settings.getTopicPartitions() == null) {
                container.setConcurrency(properties.concurrency());
            }
            Listening.setUp(settings, properties.checkInterval());
        };
    }
}
