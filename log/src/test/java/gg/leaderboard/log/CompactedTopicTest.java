package gg.leaderboard.log;

import static gg.leaderboard.log.DefinitionFixture.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.Topics;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompactedTopicTest {

    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", Servers.kafka(), "fetch.max.wait.ms", 20);

    private final CompactedTopic<String> topic = open(KAFKA, PATIENCE);

    private static CompactedTopic<String> open(Map<String, Object> kafka, Duration timeout) {
        return new CompactedTopic<>(
                Topics.API_KEYS, kafka, timeout, new RegionProperties(false), CompactedTopicTest::fold);
    }

    private static @Nullable String fold(String key, byte @Nullable [] value, @Nullable String before) {
        String text = value == null ? null : new String(value, UTF_8);
        if ("invalid".equals(text)) {
            throw new IllegalArgumentException("it is invalid");
        }
        return text == null || before == null ? text : before + "," + text;
    }

    @BeforeEach
    void createTopic() {
        topic.catchUp();
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void every_reader_sees_everything_appended_before_its_call() {
        topic.append("a", "1".getBytes(UTF_8));
        topic.append("b", "1".getBytes(UTF_8));
        topic.append("a", "2".getBytes(UTF_8));
        assertThat(topic.catchUp()).containsEntry("a", "1,2").containsEntry("b", "1");
        assertThat(topic.catchUp()).isSameAs(topic.catchUp());

        topic.append("a", null);
        topic.append("b", "invalid".getBytes(UTF_8));

        try (CompactedTopic<String> other = open(KAFKA, PATIENCE)) {
            for (CompactedTopic<String> reader : List.of(topic, other)) {
                assertThat(reader.catchUp()).doesNotContainKey("a").containsEntry("b", "1");
            }
        }
        topic.append("b", null);
    }

    @Test
    void a_recreated_topic_is_read_from_its_start() {
        topic.append("old", "1".getBytes(UTF_8));
        assertThat(topic.catchUp()).containsKey("old");
        try (Admin admin = Admin.create(KAFKA)) {
            KafkaFutures.await(admin.deleteTopics(List.of(Topics.API_KEYS)).all(), PATIENCE);
            // The controller answers before the broker's metadata has changed.
            await().until(() ->
                    !KafkaFutures.await(admin.listTopics().names(), PATIENCE).contains(Topics.API_KEYS));
        }

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(topic.catchUp()).isEmpty());
        topic.append("new", "1".getBytes(UTF_8));
        assertThat(topic.catchUp()).containsOnlyKeys("new");
        topic.append("new", null);
    }

    @Test
    void only_a_topic_without_values_is_filled() {
        assertThat(topic.fill(Map.of("a", "1".getBytes(UTF_8), "b", "1".getBytes(UTF_8)), PATIENCE))
                .isTrue();
        assertThat(topic.fill(Map.of("c", "1".getBytes(UTF_8)), PATIENCE)).isFalse();
        assertThat(topic.catchUp()).isEqualTo(Map.of("a", "1", "b", "1"));

        topic.append("a", null);
        topic.append("b", null);
    }

    @Test
    void an_unavailable_kafka_is_reported_in_time() {
        try (CompactedTopic<String> away = open(Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofMillis(200))) {
            assertThatThrownBy(away::catchUp).isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> away.append("a", null)).isInstanceOf(TimeoutException.class);
        }
    }
}
