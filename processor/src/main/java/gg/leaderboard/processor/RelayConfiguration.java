package gg.leaderboard.processor;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.log.inlet.Inlets;
import gg.leaderboard.log.inlet.RelayProperties;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.UsedSeasonReader;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ContainerProperties;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelayProperties.class)
class RelayConfiguration {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Bean
    Inlets inlets(RelayProperties properties) {
        return new Inlets(properties);
    }

    @Bean
    InletBoardCreator inletBoardCreator(
            KafkaAdmin kafka, DefinitionLog log, RedisConnectionFactory redis, Keys keys, RelayProperties properties) {
        return new InletBoardCreator(
                log,
                new DefinitionWriter(kafka.getConfigurationProperties(), log, TIMEOUT, properties.mostBoards()),
                new UsedSeasonReader(redis, keys),
                properties.mostBoards());
    }

    /** Separate from the containers of the log's listener, which receives idle and rebalance events of its containers. */
    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> relayContainers(
            ConsumerFactory<byte[], byte[]> consumers,
            KafkaProperties kafka,
            RegionProperties region,
            Inlets inlets,
            Admin admin,
            CurrentProblems problems) {
        ConcurrentKafkaListenerContainerFactory<byte[], byte[]> containers =
                new ConcurrentKafkaListenerContainerFactory<>();
        containers.setConsumerFactory(consumers);
        containers.setBatchListener(true);
        // A region that follows gets the relayed events from the other region.
        containers.setAutoStartup(kafka.getListener().isAutoStartup() && !region.follower());
        ContainerProperties settings = containers.getContainerProperties();
        settings.setAckMode(ContainerProperties.AckMode.MANUAL);
        // A partition that retries must not block the others.
        settings.setSubBatchPerPartition(true);
        settings.setStopImmediate(true);
        // After a lost commit the batch is sent again with the same event ids.
        settings.setSyncCommits(false);
        settings.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
        // The container polls while it waits to retry, so a poll must be short.
        settings.setPollTimeout(POLL.toMillis());
        settings.setConsumerRebalanceListener(new InletRebalanceListener(inlets, admin, problems));
        return containers;
    }
}
