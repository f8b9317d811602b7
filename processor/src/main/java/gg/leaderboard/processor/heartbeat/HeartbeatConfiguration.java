package gg.leaderboard.processor.heartbeat;

import gg.leaderboard.standings.heartbeat.ProcessorReport;
import gg.leaderboard.standings.heartbeat.Processors;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

@Configuration(proxyBeanMethods = false)
class HeartbeatConfiguration {

    @Bean
    Processors processors(RedisConnectionFactory redis) {
        return new Processors(redis);
    }

    /** @param standings what readiness says */
    @Bean
    Heartbeat heartbeat(Processors processors, KafkaListenerEndpointRegistry listeners, HealthIndicator standings) {
        return new Heartbeat(processors, () -> new ProcessorReport(partitions(listeners), problems(standings)));
    }

    private static Map<String, SortedSet<Integer>> partitions(KafkaListenerEndpointRegistry listeners) {
        Map<String, SortedSet<Integer>> partitions = new TreeMap<>();
        for (MessageListenerContainer listener : listeners.getListenerContainers()) {
            String[] topics = listener.getContainerProperties().getTopics();
            if (topics != null) {
                for (String topic : topics) {
                    partitions.computeIfAbsent(topic, t -> new TreeSet<>());
                }
            }
            Collection<TopicPartition> assigned = listener.getAssignedPartitions();
            if (assigned != null) {
                assigned.forEach(p -> partitions
                        .computeIfAbsent(p.topic(), topic -> new TreeSet<>())
                        .add(p.partition()));
            }
        }
        return partitions;
    }

    private static Map<String, String> problems(HealthIndicator standings) {
        Map<String, String> problems = new TreeMap<>();
        Health health = Objects.requireNonNull(standings.health());
        health.getDetails().forEach((name, message) -> problems.put(name, String.valueOf(message)));
        return problems;
    }
}
