package gg.leaderboard.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.fixture.ArchiveWithKafka;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.log.TopicId;
import gg.leaderboard.testing.Servers;
import gg.leaderboard.web.security.Role;
import gg.leaderboard.web.security.keys.ApiKey;
import gg.leaderboard.web.security.keys.ApiKeyToken;
import gg.leaderboard.web.security.keys.ApiKeyTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchivedApiKeysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @AutoClose
    private final ApiKeyTopic topic = new ApiKeyTopic(
            Map.of("bootstrap.servers", Servers.kafka(), "fetch.max.wait.ms", 20), new RegionProperties(false));

    private final ApiKey first = create("first");

    @AutoClose
    private final ArchiveWithKafka servers = new ArchiveWithKafka();

    private final ApiKeyTable table = servers.archive().bean(ApiKeyTable.class);
    private final ArchivedApiKeys keys = servers.archive().bean(ArchivedApiKeys.class);

    /** The archive copies keys by itself. Each test then decides when. */
    @BeforeAll
    void awaitCopyByTheArchive() {
        await().atMost(PATIENCE).until(() -> first.equals(table.read().get("first")));
        keys.close();
    }

    @BeforeEach
    void loseEverything() {
        loseTopic();
        table.delete(table.read().keySet());
    }

    private void loseTopic() {
        Admin admin = servers.archive().bean(Admin.class);
        String before = TopicId.of(admin, Topics.API_KEYS, PATIENCE);
        KafkaFutures.await(admin.deleteTopics(List.of(Topics.API_KEYS)).all(), PATIENCE);
        // Reading creates the topic again.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> topic.read().isEmpty()
                        && !TopicId.of(admin, Topics.API_KEYS, PATIENCE).equals(before));
    }

    private ApiKey create(String id) {
        ApiKey key = key(id);
        assertThat(topic.create(key, NOW)).isTrue();
        return key;
    }

    private static ApiKey key(String id) {
        return new ApiKey(
                id,
                "key " + id,
                ApiKeyToken.random().hash(),
                Set.of(Role.SUBMIT),
                Set.of("arena"),
                Set.of(),
                NOW,
                NOW.plusSeconds(60),
                null,
                "local");
    }

    private ApiKey revoke(String id) {
        return topic.revoke(id, NOW, "key:root").orElseThrow();
    }

    @Test
    void a_topic_without_keys_gets_all_of_them_back_and_revoked_ones_stay_revoked() {
        ApiKey valid = create("valid");
        create("revoked");
        ApiKey revoked = revoke("revoked");
        keys.copy();
        loseTopic();

        keys.copy();

        assertThat(topic.read()).isEqualTo(Map.of("valid", valid, "revoked", revoked));
        assertThat(revoked.revokedAt()).isEqualTo(NOW);
    }

    @Test
    void only_changed_keys_are_written() {
        create("a");
        create("b");
        keys.copy();
        Map<String, String> written = writers();

        keys.copy();
        assertThat(writers()).isEqualTo(written);

        ApiKey revoked = revoke("b");
        keys.copy();
        assertThat(table.read()).containsEntry("b", revoked);
        assertThat(writers().get("a")).isEqualTo(written.get("a"));
    }

    /** The transaction that wrote each row. */
    private Map<String, String> writers() {
        Map<String, String> writers = new HashMap<>();
        servers.archive().bean(JdbcTemplate.class).query("SELECT key_id, xmin::text FROM api_keys", row -> {
            writers.put(row.getString(1), row.getString(2));
        });
        return writers;
    }

    @Test
    void a_topic_with_keys_gets_only_lost_revocations_back() {
        ApiKey valid = create("a");
        ApiKey revoked = revoke("a");
        ApiKey other = key("b");
        table.put(List.of(revoked, other));
        loseTopic();
        assertThat(topic.create(valid, NOW)).isTrue();

        keys.copy();

        assertThat(topic.read()).isEqualTo(Map.of("a", revoked));
        assertThat(table.read()).isEqualTo(Map.of("a", revoked, "b", other));
    }

    @Test
    void a_follower_writes_nothing_to_the_topic() {
        ApiKey key = key("a");
        table.put(List.of(key));

        new ArchivedApiKeys(
                        table,
                        topic,
                        new RegionProperties(true),
                        servers.archive().bean(ArchiveProperties.class))
                .copy();

        assertThat(topic.read()).isEmpty();
        assertThat(table.read()).isEqualTo(Map.of("a", key));
    }

    @Test
    void the_table_drops_what_a_full_topic_has_replaced() {
        table.put(List.of(key("replaced")));
        assertThat(topic.restore(IntStream.range(0, ApiKeyTopic.MOST_KEYS)
                        .mapToObj(n -> key("k" + n))
                        .toList()))
                .isTrue();

        keys.copy();

        assertThat(table.read()).hasSize(ApiKeyTopic.MOST_KEYS).isEqualTo(topic.read());
    }
}
