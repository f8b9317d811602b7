package gg.leaderboard.api.kafka;

import static gg.leaderboard.api.kafka.MessagePages.encoded;
import static gg.leaderboard.api.kafka.MessagePages.next;
import static gg.leaderboard.api.kafka.MessagePages.offsets;
import static gg.leaderboard.api.kafka.MessagePages.values;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class MessageContentTest {

    private final RunningApi api = RunningApi.shared();

    @Test
    void bytes_tombstones_headers_and_large_values_are_shown() {
        try (TestTopic topic = new TestTopic(1, Map.of())) {
            byte[] binary = {0, -1, 7};
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.name(), 0, binary, binary);
            record.headers()
                    .add("trace", "Abc".getBytes(UTF_8))
                    .add("bytes", binary)
                    .add("none", null);
            topic.send(record);
            topic.send(0, null, null);
            topic.send(0, "large", "ü".repeat(40_000) + "end");

            JsonNode data = api.get(topic.messages("")).ok().path("data");

            String base64 = Base64.getEncoder().encodeToString(binary);
            JsonNode first = data.path(0);
            assertThat(first.path("key").asString()).isEqualTo(base64);
            assertThat(first.path("key_encoding").asString()).isEqualTo("base64");
            assertThat(first.path("value").asString()).isEqualTo(base64);
            assertThat(first.path("encoding").asString()).isEqualTo("base64");
            assertThat(first.path("headers").toString())
                    .isEqualTo("[{\"name\":\"trace\",\"value\":\"Abc\",\"encoding\":\"text\"},"
                            + "{\"name\":\"bytes\",\"value\":\"" + base64 + "\",\"encoding\":\"base64\"},"
                            + "{\"name\":\"none\",\"value\":null,\"encoding\":\"text\"}]");
            assertThat(data.at("/1/value").isNull()).isTrue();
            assertThat(data.at("/1/key").isNull()).isTrue();
            assertThat(data.at("/1/truncated").booleanValue()).isFalse();
            JsonNode large = data.path(2);
            assertThat(large.path("truncated").booleanValue()).isTrue();
            assertThat(large.path("value").asString()).isEqualTo("ü".repeat(32 * 1024));
            assertThat(large.path("size").intValue()).isEqualTo(80_008);
            assertThat(offsets(api.get(topic.messages("text=end")).ok())).containsExactly(2L);
            assertThat(offsets(api.get(topic.messages("text=aBC")).ok())).containsExactly(0L);
        }
    }

    @Test
    void markers_aborted_and_deleted_records_are_skipped() {
        try (TestTopic topic = new TestTopic(1, Map.of())) {
            topic.produce(Map.of("transactional.id", topic.name()), producer -> {
                producer.initTransactions();
                IntStream.range(0, 20).forEach(i -> {
                    producer.beginTransaction();
                    var unused = producer.send(new ProducerRecord<>(topic.name(), 0, null, TestTopic.bytes("v" + i)));
                    if (i % 2 == 0) {
                        producer.commitTransaction();
                    } else {
                        producer.flush();
                        producer.abortTransaction();
                    }
                });
            });
            JsonNode newest = api.get(topic.messages("limit=2")).ok();
            JsonNode older = api.get(topic.messages(
                            "limit=2&next=" + newest.at("/meta/older").asString()))
                    .ok();
            JsonNode all = api.get(topic.messages("start=oldest")).ok();
            Answers.await(topic.admin()
                    .deleteRecords(Map.of(topic.partition(0), RecordsToDelete.beforeOffset(20)))
                    .all());
            JsonNode rest = api.get(topic.messages("start=oldest")).ok();

            assertThat(values(newest)).containsExactly("v16", "v18");
            assertThat(values(older)).containsExactly("v12", "v14");
            assertThat(values(all)).hasSize(10);
            assertThat(all.at("/meta/complete").booleanValue()).isTrue();
            assertThat(values(rest)).containsExactly("v10", "v12", "v14", "v16", "v18");
        }
    }

    @Test
    void the_hashes_of_api_keys_are_withheld() {
        String name = "console " + System.nanoTime();
        api.post("/api/v1/admin/keys", "{\"name\":\"" + name + "\",\"roles\":[\"read\"]}");
        String topic = "/api/v1/admin/kafka/topics/leaderboard-keys/messages?";

        JsonNode shown = api.get(topic).ok();

        assertThat(shown.path("data").isEmpty()).isFalse();
        assertThat(shown.path("data")).allSatisfy(message -> {
            assertThat(message.path("withheld").booleanValue()).isTrue();
            assertThat(message.path("value").isNull()).isTrue();
        });
        assertThat(api.get(topic + "text=" + encoded(name)).ok().path("data").isEmpty())
                .isTrue();
    }

    @Test
    void next_returns_only_newer_messages() {
        try (TestTopic topic = new TestTopic(2, Map.of())) {
            topic.send(0, "a", "1");
            String next = next(api.get(topic.messages("")).ok());
            JsonNode nothing = api.get(topic.messages("next=" + next)).ok();
            topic.send(1, "a", "2");
            topic.send(0, "b", "3");
            JsonNode page = api.get(topic.messages("next=" + next(nothing))).ok();

            assertThat(nothing.path("data").isEmpty()).isTrue();
            assertThat(nothing.at("/meta/complete").booleanValue()).isTrue();
            assertThat(values(page)).containsExactly("2", "3");
            assertThat(api.get(topic.messages("next=" + next(page)))
                            .ok()
                            .path("data")
                            .isEmpty())
                    .isTrue();
            assertThat(values(api.get(topic.messages("key=a&next=" + next)).ok()))
                    .containsExactly("2");
        }
    }
}
