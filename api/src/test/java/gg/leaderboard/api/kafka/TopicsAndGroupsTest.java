package gg.leaderboard.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.events.Topics;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TopicsAndGroupsTest {

    private static final String KAFKA = "/api/v1/admin/kafka/";

    private final RunningApi api = RunningApi.shared();

    @Test
    void topics_are_listed_with_their_number_of_records_and_size() {
        try (TestTopic topic = new TestTopic(2, Map.of("retention.ms", "86400000"))) {
            topic.send(0, "a", "1");
            topic.send(1, "b", "2");
            topic.send(1, "c", null);

            JsonNode listed = await().until(
                            () -> api.get(KAFKA + "topics").ok().path("data"),
                            all -> named(all, "name", topic.name())
                                            .path("records")
                                            .longValue(0)
                                    == 3);

            JsonNode summary = named(listed, "name", topic.name());
            assertThat(summary.path("partitions").intValue()).isEqualTo(2);
            assertThat(summary.path("replication").intValue()).isEqualTo(1);
            assertThat(summary.path("size_bytes").longValue()).isPositive();
            assertThat(summary.path("internal").booleanValue()).isFalse();
            assertThat(named(listed, "name", Topics.GAME_EVENTS)
                            .path("partitions")
                            .intValue())
                    .isEqualTo(6);
        }
    }

    @Test
    void a_topic_has_partitions_and_configuration() {
        try (TestTopic topic = new TestTopic(2, Map.of("retention.ms", "86400000"))) {
            topic.send(1, "b", "2");

            JsonNode detail = await().until(
                            () -> api.get(KAFKA + "topics/" + topic.name())
                                    .json()
                                    .path("data"),
                            read -> read.at("/partitions/1/end").longValue(0) == 1);

            assertThat(detail.at("/partitions/0/begin").longValue()).isZero();
            int leader = detail.at("/partitions/0/leader").intValue();
            assertThat(detail.at("/partitions/0/replicas/0").intValue()).isEqualTo(leader);
            assertThat(detail.at("/partitions/0/in_sync/0").intValue()).isEqualTo(leader);
            JsonNode retention = named(detail.path("configuration"), "name", "retention.ms");
            assertThat(retention.path("value").asString()).isEqualTo("86400000");
            assertThat(retention.path("source").asString()).isEqualTo("dynamic_topic_config");
        }
        assertThat(api.get(KAFKA + "topics/unknown").error(404)).isEqualTo("There is no topic \"unknown\".");
        api.get(KAFKA + "topics/a%20b").problem(404);
    }

    @Test
    void a_group_has_members_and_lag() {
        String group = "group-" + UUID.randomUUID();
        try (TestTopic topic = new TestTopic(1, Map.of())) {
            topic.send(0, "a", "1");
            try (KafkaConsumer<byte[], byte[]> reader = topic.consume(group, 1)) {
                topic.send(0, "a", "2");
                topic.send(0, "a", "3");

                JsonNode detail = await().until(
                                () -> api.get(KAFKA + "groups/" + group).json().path("data"),
                                read -> read.at("/partitions/0/lag").longValue(0) == 2);

                assertThat(detail.path("state").asString()).isEqualTo("stable");
                assertThat(detail.path("coordinator").isInt()).isTrue();
                JsonNode member = detail.at("/members/0");
                assertThat(member.path("client").asString()).isEqualTo("reader");
                assertThat(member.path("host").asString()).contains("127.0.0.1");
                assertThat(member.at("/partitions/0").asString()).isEqualTo(topic.name() + "-0");
                JsonNode progress = detail.at("/partitions/0");
                assertThat(progress.path("committed").longValue()).isEqualTo(1);
                assertThat(progress.path("end").longValue()).isEqualTo(3);
                assertThat(progress.path("member").asString())
                        .isEqualTo(member.path("id").asString());
                JsonNode listed = named(api.get(KAFKA + "groups").ok().path("data"), "group", group);
                assertThat(listed.path("lag").longValue()).isEqualTo(2);
                assertThat(listed.path("members").intValue()).isEqualTo(1);
                reader.commitSync();
            }
            assertThat(await().until(
                                    () -> api.get(KAFKA + "groups/" + group)
                                            .json()
                                            .at("/data/state"),
                                    state -> state.asString("").equals("empty"))
                            .asString())
                    .isEqualTo("empty");
        }
        assertThat(api.get(KAFKA + "groups/unknown").error(404)).isEqualTo("There is no consumer group \"unknown\".");
    }

    private static JsonNode named(JsonNode all, String field, String name) {
        return all.valueStream()
                .filter(each -> each.path(field).asString().equals(name))
                .findFirst()
                .orElse(all.path("none"));
    }
}
