package gg.leaderboard.processor;

import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.standings.redis.ProcessorReport;
import gg.leaderboard.standings.redis.ProcessorReports;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
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

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration MAX_CHECK_INTERVAL = Duration.ofSeconds(5);

    @Bean
    ProcessorReports processors(RedisConnectionFactory redis) {
        return new ProcessorReports(redis);
    }

    /** @param standings the problems that readiness reports */
    @Bean
    PeriodicTask heartbeat(
            ProcessorReports processors, KafkaListenerEndpointRegistry listeners, HealthIndicator standings) {
        String instance = UUID.randomUUID().toString();
        return new PeriodicTask(
                "heartbeat",
                INTERVAL,
                () -> processors.report(instance, new ProcessorReport(partitions(listeners), problems(standings))),
                () -> processors.remove(instance));
    }

    @Bean
    PeriodicTask transactions(Admin admin, CurrentProblems problems, Clock clock, ProcessorProperties properties) {
        OpenTransactionMonitor open =
                new OpenTransactionMonitor(admin, problems, clock, properties.openTransactionAfter());
        return new PeriodicTask(
                "open-transactions", checkInterval(properties.openTransactionAfter()), open::check, () -> {});
    }

    /** A fifth of {@code openTransactionAfter}, from 1 s to 5 s. */
    static Duration checkInterval(Duration openTransactionAfter) {
        Duration fifth = openTransactionAfter.dividedBy(5);
        return Collections.max(List.of(INTERVAL, Collections.min(List.of(MAX_CHECK_INTERVAL, fifth))));
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
