package gg.leaderboard.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.consumer.LogTopic;
import gg.leaderboard.testing.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.server.policy.CreateTopicPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingTopicsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    @Test
    void missing_topics_are_created_as_declared_and_existing_ones_are_not_changed() throws Exception {
        try (EmbeddedKafka kafka = Servers.ownKafka(directory);
                Admin admin = admin(kafka.bootstrapServers())) {
            admin.createTopics(List.of(new NewTopic(Topics.GAME_EVENTS, Optional.of(2), Optional.empty())))
                    .all()
                    .get();
            MissingTopics topics = new MissingTopics(admin, PATIENCE, "86400000");

            topics.create();
            topics.create();

            // The broker lists a topic shortly after its creation.
            await().ignoreExceptions().until(() -> partitions(admin, Topics.LEADERBOARD_SCORES) == 6);
            assertThat(partitions(admin, Topics.GAME_EVENTS)).isEqualTo(2);
            assertThat(partitions(admin, Topics.LEADERBOARDS)).isOne();
            assertThat(setting(admin, Topics.LEADERBOARDS, "cleanup.policy")).isEqualTo("compact");
            assertThat(partitions(admin, Topics.API_KEYS)).isOne();
            assertThat(setting(admin, Topics.API_KEYS, "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, Topics.GAME_EVENTS, "compression.type")).isEqualTo("producer");
            assertThat(setting(admin, Topics.DEAD_LETTERS, "compression.type")).isEqualTo("uncompressed");
            assertThat(setting(admin, Topics.LEADERBOARDS, "message.timestamp.type"))
                    .isEqualTo("LogAppendTime");
            assertThat(setting(admin, Topics.LEADERBOARD_SCORES, "retention.ms"))
                    .isEqualTo("86400000");
            assertThat(setting(admin, Topics.DEAD_LETTERS, "retention.ms")).isEqualTo("2592000000");
            assertThat(setting(admin, Topics.MODERATION, "retention.ms")).isEqualTo("2592000000");
        }
    }

    @Test
    void a_region_that_follows_leaves_mirrored_topics_to_the_mirror() throws Exception {
        try (EmbeddedKafka kafka = Servers.ownKafka(directory);
                Admin admin = admin(kafka.bootstrapServers())) {
            MissingTopics topics = new MissingTopics(admin, PATIENCE, new RegionProperties(true));

            assertThatThrownBy(topics::create)
                    .isInstanceOf(MissingTopics.NotMirroredException.class)
                    .hasMessageContaining(
                            "The mirror has not created game-events and leaderboard-moderation and leaderboards yet");
            await().untilAsserted(() -> assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrder(
                            Topics.DEAD_LETTERS, Topics.LEADERBOARD_SCORES, Topics.API_KEYS, Topics.AUDIT));

            mirror(admin, Topics.GAME_EVENTS);
            LogTopic log = new LogTopic(admin, Topics.GAME_EVENTS, new RegionProperties(true));
            await().untilAsserted(() -> assertThat(log.topicId()).isNotEmpty());
            assertThatThrownBy(() -> log.identify(new TopicPartition(Topics.GAME_EVENTS, 0)))
                    .isInstanceOf(MissingTopics.NotMirroredException.class)
                    .hasMessageContaining("The mirror has not created leaderboard-moderation and leaderboards yet");

            mirror(admin, Topics.LEADERBOARDS);
            mirror(admin, Topics.MODERATION);
            await().untilAsserted(() -> assertThatCode(topics::create).doesNotThrowAnyException());
        }
    }

    @Test
    void a_request_is_repeated_until_the_broker_knows_the_created_topic() throws Exception {
        try (EmbeddedKafka kafka = Servers.ownKafka(directory);
                Admin admin = admin(kafka.bootstrapServers())) {
            AtomicInteger attempts = new AtomicInteger();

            String answer = new MissingTopics(admin, PATIENCE).orCreate(Topics.GAME_EVENTS, () -> {
                if (attempts.incrementAndGet() < 4) {
                    throw new UnknownTopicOrPartitionException("as a broker that has not learned of it");
                }
                return "known";
            });

            assertThat(answer).isEqualTo("known");
            assertThat(attempts).hasValue(4);
            await().untilAsserted(
                            () -> assertThat(admin.listTopics().names().get()).contains(Topics.GAME_EVENTS));
        }
    }

    @Test
    void an_invalid_retention_is_reported_with_its_variable() {
        try (Admin admin = admin("127.0.0.1:1")) {
            assertThatThrownBy(() -> new MissingTopics(admin, PATIENCE, "7d"))
                    .hasMessage("KAFKA_LOG_RETENTION_MS must be milliseconds, or -1 for no limit; was \"7d\"");
        }
    }

    @Test
    void topics_that_only_operators_may_create_are_left_to_them() throws Exception {
        EmbeddedKafka.Settings settings = EmbeddedKafka.Settings.in(directory);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(settings, MissingTopicsTest::forbidTopicCreation);
                Admin admin = admin(kafka.bootstrapServers())) {
            assertThatCode(new MissingTopics(admin, PATIENCE)::create).doesNotThrowAnyException();
            assertThat(admin.listTopics().names().get()).isEmpty();

            try (DefinitionLog definitions =
                    new DefinitionLog(Map.of("bootstrap.servers", kafka.bootstrapServers()), PATIENCE)) {
                assertThatThrownBy(definitions::catchUp)
                        .hasMessageContaining("leaderboards is missing", "not authorized")
                        .hasMessageContaining(
                                "--create --topic leaderboards --partitions 1 --config cleanup.policy=compact");
            }
            LogTopic log = new LogTopic(admin, Topics.GAME_EVENTS, new RegionProperties(false));
            assertThatThrownBy(log::topicId).hasMessageContaining("--create --topic game-events --partitions 6");
            assertThatThrownBy(() -> log.identify(new TopicPartition(Topics.GAME_EVENTS, 0)))
                    .hasMessageContaining("--create --topic game-events --partitions 6");
        }
    }

    @Test
    void an_unavailable_kafka_is_reported_in_time() {
        try (Admin admin = admin("127.0.0.1:1")) {
            assertThatThrownBy(new MissingTopics(admin, Duration.ofMillis(200))::create)
                    .isInstanceOf(TimeoutException.class);
        }
    }

    private static void forbidTopicCreation(Properties broker) {
        broker.put("create.topic.policy.class.name", ForbidTopicCreation.class.getName());
    }

    /** Refuses like an authorizer, without the logins that an authorizer requires. */
    public static final class ForbidTopicCreation implements CreateTopicPolicy {

        @Override
        public void validate(RequestMetadata request) {
            throw new TopicAuthorizationException("Not authorized to create " + request.topic());
        }

        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        public void close() {}
    }

    private static Admin admin(String servers) {
        return Admin.create(Map.of("bootstrap.servers", servers));
    }

    private static void mirror(Admin admin, String topic) throws Exception {
        NewTopic copy = new NewTopic(topic, Optional.empty(), Optional.empty())
                .configs(Map.of("message.timestamp.type", "CreateTime"));
        admin.createTopics(List.of(copy)).all().get();
    }

    private static int partitions(Admin admin, String topic) throws Exception {
        return Objects.requireNonNull(admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic))
                .partitions()
                .size();
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return Objects.requireNonNull(
                        admin.describeConfigs(List.of(resource)).all().get().get(resource))
                .get(name)
                .value();
    }
}
