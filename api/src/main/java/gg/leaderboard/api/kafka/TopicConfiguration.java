package gg.leaderboard.api.kafka;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the configuration of topics. */
@Component
class TopicConfiguration {

    private final ConsoleKafka kafka;

    TopicConfiguration(ConsoleKafka kafka) {
        this.kafka = kafka;
    }

    /**
     * Returns the settings of a topic by name.
     *
     * @throws gg.leaderboard.web.ProblemException 404 if the topic was deleted, 503 if Kafka is unavailable
     */
    List<Setting> read(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return KafkaProblems.answer(() -> {
            Map<ConfigResource, KafkaFuture<Config>> answers =
                    kafka.admin().describeConfigs(List.of(resource)).values();
            try {
                return Answers.await(answers.get(resource)).entries().stream()
                        .map(Setting::of)
                        .sorted(Comparator.comparing(Setting::name))
                        .toList();
            } catch (UnknownTopicOrPartitionException e) {
                throw KafkaProblems.noTopic(topic);
            }
        });
    }

    /**
     * A setting.
     *
     * @param value null if it is sensitive
     * @param source where it is set, such as {@code dynamic_topic_config} or {@code default_config}
     */
    record Setting(String name, @Nullable String value, String source) {

        static Setting of(ConfigEntry entry) {
            return new Setting(
                    entry.name(),
                    entry.isSensitive() ? null : entry.value(),
                    entry.source().name().toLowerCase(Locale.ROOT));
        }
    }
}
