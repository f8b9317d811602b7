package gg.leaderboard.archive;

import gg.leaderboard.archive.rebuild.CombinedDefinitionCopy;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.ModerationLog;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.log.consumer.AuthorizedModeration;
import gg.leaderboard.log.consumer.ContainerSettings;
import gg.leaderboard.log.consumer.LogTopic;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.log.inlet.Inlets;
import gg.leaderboard.log.inlet.RelayProperties;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.web.security.keys.ApiKeyConfiguration;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RelayProperties.class, RegionProperties.class})
@Import(ApiKeyConfiguration.class)
class ArchiveKafkaConfiguration {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Bean(destroyMethod = "close")
    Admin admin(KafkaAdmin settings) {
        return Admin.create(settings.getConfigurationProperties());
    }

    /** Applies to every listener of this service. */
    @Bean
    DefaultKafkaConsumerFactoryCustomizer boundedConsumers() {
        return ContainerSettings::customize;
    }

    @Bean
    LogTopic logTopic(Admin admin, RegionProperties region) {
        return new LogTopic(admin, Topics.GAME_EVENTS, region);
    }

    /** Refuses a topic that lacks definitions which PostgreSQL or Redis has: folds by such a topic would be wrong. */
    @Bean
    DefinitionLog definitionLog(KafkaAdmin settings, CombinedDefinitionCopy known, RegionProperties region) {
        return new DefinitionLog(settings.getConfigurationProperties(), TIMEOUT, known, region);
    }

    @Bean
    ModerationCheck moderationCheck(
            KafkaAdmin kafka, StandingsProperties standings, RegionProperties region, Clock clock) {
        ModerationLog log = new ModerationLog(
                kafka.getConfigurationProperties(), TIMEOUT, standings.dedup().horizon(), region);
        return new AuthorizedModeration(log, region, clock);
    }

    @Bean
    DefinitionWriter definitionWriter(KafkaAdmin settings, DefinitionLog log) {
        return new DefinitionWriter(settings.getConfigurationProperties(), log, TIMEOUT);
    }

    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> containerCustomizer(
            ArchiveProperties properties, ObjectProvider<FoldListener> folds) {
        return container -> {
            ContainerSettings.configure(container.getContainerProperties(), properties.checkInterval());
            folds.stream()
                    .filter(fold -> fold.id().equals(container.getListenerId()))
                    .forEach(fold -> {
                        container.getContainerProperties().setConsumerRebalanceListener(fold.reader());
                        container.setCommonErrorHandler(fold.errorHandler());
                    });
        };
    }

    @Bean
    Inlets inlets(RelayProperties properties) {
        return new Inlets(properties);
    }
}
