package gg.leaderboard.processor;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.ModerationLog;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.log.consumer.AuthorizedModeration;
import gg.leaderboard.log.consumer.ConsumerHealthIndicator;
import gg.leaderboard.log.consumer.ContainerSettings;
import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.log.consumer.ListenerRestarter;
import gg.leaderboard.log.consumer.LogReader;
import gg.leaderboard.log.consumer.LogTopic;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.log.consumer.RetryForeverErrorHandler;
import gg.leaderboard.log.metrics.FoldMeters;
import gg.leaderboard.standings.StandingsProperties;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
@EnableConfigurationProperties(RegionProperties.class)
class ProcessorKafkaConfiguration {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Bean(destroyMethod = "close")
    Admin admin(KafkaAdmin settings) {
        return Admin.create(settings.getConfigurationProperties());
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer boundedConsumers() {
        return ContainerSettings::customize;
    }

    @Bean
    LogTopic logTopic(Admin admin, RegionProperties region) {
        return new LogTopic(admin, Topics.GAME_EVENTS, region);
    }

    @Bean
    ModerationCheck moderationCheck(
            KafkaAdmin kafka, StandingsProperties standings, RegionProperties region, Clock clock) {
        ModerationLog log = new ModerationLog(
                kafka.getConfigurationProperties(), TIMEOUT, standings.dedup().horizon(), region);
        return new AuthorizedModeration(log, region, clock);
    }

    @Bean
    CurrentProblems problems(Clock clock) {
        return new CurrentProblems("redis", clock);
    }

    @Bean
    LogReader logReader(
            LogTopic topic, PartitionProcessorFactory processors, FoldMeters meters, CurrentProblems problems) {
        return new LogReader(topic, meters.measured(processors), problems);
    }

    @Bean
    RetryForeverErrorHandler errorHandler(LogReader reader, CurrentProblems problems, ProcessorProperties properties) {
        return new RetryForeverErrorHandler(reader, problems, properties.maxBackOff());
    }

    @Bean
    ListenerRestarter listenerRestarter(CurrentProblems problems, Clock clock) {
        return new ListenerRestarter(listener -> problems, clock);
    }

    @Bean
    HealthIndicator standings(CurrentProblems problems, KafkaListenerEndpointRegistry listeners) {
        return new ConsumerHealthIndicator(problems, listeners);
    }

    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> containerCustomizer(
            ProcessorProperties properties) {
        return container -> {
            ContainerProperties settings = container.getContainerProperties();
            if (settings.getTopicPartitions() == null) {
                container.setConcurrency(properties.concurrency());
            }
            ContainerSettings.configure(settings, properties.checkInterval());
        };
    }
}
