package gg.leaderboard.processor;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    Inlets inlets(RelayProperties properties) {
        return new Inlets(properties);
    }

    @Bean
    InletBoardCreator inletBoards(
            KafkaAdmin kafka, DefinitionLog log, RedisConnectionFactory redis, Keys keys, RelayProperties properties) {
        return new InletBoardCreator(
                log,
                new DefinitionWriter(kafka.getConfigurationProperties(), log, PATIENCE, properties.mostBoards()),
                new UsedSeasonReader(redis, keys),
                properties.mostBoards());
    }

    /** Not those of the log's listener: that is told of every partition and every idle moment of its containers. */
    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> relayContainers(
            ConsumerFactory<byte[], byte[]> consumers,
            KafkaProperties kafka,
            Inlets inlets,
            Admin admin,
            CurrentProblems troubles) {
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
        settings.setConsumerRebalanceListener(new InletRebalanceListener(inlets, admin, troubles));
        return containers;
    }
}
