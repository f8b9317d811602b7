package gg.leaderboard.api.kafka;

import static gg.leaderboard.api.kafka.MessagePages.next;
import static gg.leaderboard.api.kafka.MessagePages.offsets;
import static gg.leaderboard.api.kafka.MessagePages.values;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class MessageBoundsTest {

    private final RunningApi api = RunningApi.shared();

    @Test
    void a_response_is_bounded_and_continues_where_it_ended() {
        try (TestTopic topic = new TestTopic(1, Map.of())) {
            topic.produce(
                    Map.of("batch.size", 1_000_000),
                    producer -> IntStream.range(0, 100)
                            .forEach(i -> producer.send(new ProducerRecord<>(
                                    topic.name(), 0, null, "\"\n".repeat(50_000).getBytes(UTF_8)))));
            Set<Long> seen = new HashSet<>();
            TestResponse page = api.get(topic.messages("limit=500"));
            seen.addAll(offsets(page.ok()));
            while (!page.json().at("/meta/older").isNull()) {
                assertThat(page.text().length()).isLessThan(4 * 1024 * 1024 + 400_000);
                assertThat(page.json().path("data").isEmpty()).isFalse();
                page = api.get(topic.messages(
                        "limit=500&next=" + page.json().at("/meta/older").asString()));
                seen.addAll(offsets(page.ok()));
            }
            assertThat(seen).hasSize(100);
        }
    }

    @Test
    void a_search_reads_a_bounded_number_of_records_and_continues() {
        try (TestTopic topic = new TestTopic(2, Map.of())) {
            topic.produce(
                    Map.of("linger.ms", 50),
                    producer -> IntStream.range(0, 30_000)
                            .forEach(i -> producer.send(new ProducerRecord<>(
                                    topic.name(), i % 2, TestTopic.bytes("k" + i), TestTopic.bytes("v")))));

            JsonNode newest = api.get(topic.messages("key=k10")).ok();
            JsonNode found = newest;
            while (found.path("data").isEmpty()) {
                assertThat(found.at("/meta/scanned").intValue()).isBetween(1, 20_000);
                found = api.get(topic.messages(
                                "key=k10&next=" + found.at("/meta/older").asString()))
                        .ok();
            }
            JsonNode oldest = api.get(topic.messages("start=oldest&key=k29990")).ok();
            JsonNode rest =
                    api.get(topic.messages("key=k29990&next=" + next(oldest))).ok();

            assertThat(newest.path("data").isEmpty()).isTrue();
            assertThat(newest.at("/meta/complete").booleanValue()).isFalse();
            assertThat(offsets(found)).containsExactly(5L);
            assertThat(oldest.at("/meta/scanned").intValue()).isBetween(19_000, 20_000);
            assertThat(oldest.at("/meta/complete").booleanValue()).isFalse();
            assertThat(offsets(rest)).containsExactly(14_995L);
        }
    }

    @Test
    void records_that_decompress_to_a_lot_are_bounded() {
        try (TestTopic topic = new TestTopic(1, Map.of("compression.type", "producer"))) {
            topic.produce(Map.of("compression.type", "gzip", "batch.size", 100_000_000, "linger.ms", 500), producer -> {
                topic.send(0, "small", "before");
                var unused = producer.send(
                        new ProducerRecord<>(topic.name(), 0, TestTopic.bytes("bomb"), new byte[100_000_000]));
            });
            topic.send(0, "small", "after");

            JsonNode found = api.get(topic.messages("start=oldest")).ok();
            JsonNode newest = api.get(topic.messages("limit=1")).ok();

            assertThat(values(newest)).containsExactly("after");
            assertThat(offsets(found)).containsExactly(0L, 1L, 2L);
            assertThat(found.at("/data/1/truncated").booleanValue()).isTrue();
            assertThat(found.at("/data/1/size").longValue()).isEqualTo(100_000_004);
            assertThat(found.at("/data/1/encoding").asString()).isEqualTo("base64");
        }
    }
}
