package gg.leaderboard.api.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class MessagesTest {

    private static final int RECORDS = 1000;
    private static final long DAY = 1_780_000_000_000L;

    private static TestTopic numbers;

    private final RunningApi api = RunningApi.shared();

    /** A topic with a record of each number from 0, one second apart, in turns in three partitions. */
    @BeforeAll
    static void createTopic() {
        numbers = new TestTopic(3, Map.of("retention.ms", "-1"));
        numbers.produce(
                Map.of("linger.ms", 50),
                producer -> IntStream.range(0, RECORDS)
                        .forEach(i -> producer.send(new ProducerRecord<>(
                                numbers.name(),
                                i % 3,
                                DAY + i * 1000L,
                                ("player-" + i % 10).getBytes(UTF_8),
                                ("{\"number\":" + i + ",\"name\":\"ÄÖ\"}").getBytes(UTF_8)))));
    }

    @AfterAll
    static void deleteTopic() {
        numbers.close();
    }

    @Test
    void the_newest_messages_come_first_and_older_leads_back_to_the_beginning() {
        JsonNode page = api.get(numbers.messages("limit=7")).ok();

        assertThat(numbersOf(page)).isEqualTo(range(RECORDS - 7, RECORDS));
        assertThat(page.at("/meta/complete").booleanValue()).isFalse();
        JsonNode last = page.at("/data/6");
        assertThat(last.path("key").asString()).isEqualTo("player-9");
        assertThat(last.path("time").asString()).isEqualTo("2026-05-28T20:43:19Z");
        assertThat(last.path("partition").intValue()).isZero();
        assertThat(last.path("offset").intValue()).isEqualTo(333);
        assertThat(last.path("encoding").asString()).isEqualTo("text");
        assertThat(last.path("size").intValue())
                .isEqualTo("player-9".length() + last.path("value").asString().length() + 2);

        List<Integer> all = new ArrayList<>(numbersOf(page));
        while (!page.at("/meta/older").isNull()) {
            page = api.get(numbers.messages(
                            "limit=300&next=" + page.at("/meta/older").asString()))
                    .ok();
            all.addAll(0, numbersOf(page));
            assertThat(page.at("/meta/next").isNull()).isTrue();
        }
        assertThat(all).isEqualTo(range(0, RECORDS));
        assertThat(page.at("/meta/complete").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "start=oldest, 0, 1000",
        "start=oldest&limit=500, 0, 1000",
        "start=time&time=2026-05-28T20:28:20Z, 100, 1000",
        "start=time&time=2126-01-01T00:00:00%2B01:00, 1000, 1000",
        "start=offset&offset=330, 990, 1000",
        "start=offset&offset=99999999999999999999, 1000, 1000"
    })
    void pages_neither_skip_nor_repeat_a_message(String query, int first, int end) {
        List<Integer> all = new ArrayList<>();
        String next = "";
        JsonNode page;
        do {
            page = api.get(numbers.messages(next.isEmpty() ? query : "limit=170&next=" + next))
                    .ok();
            all.addAll(numbersOf(page));
            next = page.at("/meta/next").asString();
        } while (!page.at("/meta/complete").booleanValue());

        assertThat(all).isEqualTo(range(first, end));
    }

    @Test
    void one_partition_is_searched() {
        assertThat(numbersOf(api.get(numbers.messages("partition=1&start=offset&offset=2&limit=2"))
                        .ok()))
                .containsExactly(7, 10);
        assertThat(numbersOf(api.get(numbers.messages("partition=2&limit=2")).ok()))
                .containsExactly(995, 998);
    }

    @Test
    void messages_are_found_by_key_and_text() {
        assertThat(numbersOf(api.get(numbers.messages("key=player-3&limit=3")).ok()))
                .containsExactly(973, 983, 993);
        assertThat(numbersOf(api.get(numbers.messages("key=player-3&start=oldest&limit=3"))
                        .ok()))
                .containsExactly(3, 13, 23);
        JsonNode found = api.get(numbers.messages("text=NUMBER%22%3A42%2C")).ok();
        assertThat(numbersOf(found)).containsExactly(42);
        assertThat(found.at("/meta/scanned").intValue()).isEqualTo(RECORDS);
        assertThat(found.at("/meta/complete").booleanValue()).isTrue();
        assertThat(numbersOf(api.get(numbers.messages("key=player-1&text=number%22:7&limit=500"))
                        .ok()))
                .containsExactly(71, 701, 711, 721, 731, 741, 751, 761, 771, 781, 791);
        assertThat(numbersOf(api.get(numbers.messages("limit=1&text=" + encoded("äö")))
                        .ok()))
                .hasSize(1);
        assertThat(numbersOf(api.get(numbers.messages("key=player")).ok())).isEmpty();
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

    @ParameterizedTest
    @CsvSource({
        "start=middle, start",
        "limit=0, limit",
        "limit=many, limit",
        "partition=-1, partition",
        "partition=3, partition",
        "partition=99999999999, partition",
        "start=offset, offset",
        "start=offset&offset=-1, offset",
        "start=time, time",
        "start=time&time=yesterday, time",
        "start=time&time=1969-12-31T23:59:59Z, time",
        "next=AAAA, next",
        "next=!, next",
        "next=AQ, next",
        "next=AQD___________8B, next",
        "next=AQAB, next"
    })
    void an_invalid_parameter_is_named(String query, String parameter) {
        JsonNode problem = api.get(numbers.messages(query)).problem(400);

        assertThat(problem.path("parameter").asString()).isEqualTo(parameter);
        assertThat(problem.path("detail").asString()).startsWith(parameter);
    }

    @Test
    void long_texts_and_tokens_are_refused_and_large_limits_are_reduced() {
        api.get(numbers.messages("text=" + "a".repeat(201))).problem(400);
        api.get(numbers.messages("next=" + "A".repeat(41_000))).problem(400);
        assertThat(api.get(numbers.messages("limit=999999999")).ok().path("data"))
                .hasSize(500);
        assertThat(api.get("/api/v1/admin/kafka/topics/unknown/messages").error(404))
                .isEqualTo("There is no topic \"unknown\".");
    }

    @Test
    void many_searches_at_the_same_time_are_answered_or_sent_away() {
        List<TestResponse> answers = IntStream.range(0, 100)
                .parallel()
                .mapToObj(i -> api.get(numbers.messages("text=none")))
                .toList();

        assertThat(answers).extracting(TestResponse::status).contains(200).isSubsetOf(200, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 503)
                .allSatisfy(busy -> assertThat(busy.header("Retry-After")).isEqualTo("1"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String next(JsonNode page) {
        return page.at("/meta/next").asString();
    }

    private static List<Integer> range(int first, int end) {
        return IntStream.range(first, end).boxed().toList();
    }

    private static List<Integer> numbersOf(JsonNode page) {
        return values(page).stream()
                .map(value -> Integer.valueOf(value.replaceAll("[^0-9]", "")))
                .toList();
    }

    private static List<String> values(JsonNode page) {
        return page.path("data")
                .valueStream()
                .map(message -> message.path("value").asString())
                .toList();
    }

    private static List<Long> offsets(JsonNode page) {
        return page.path("data")
                .valueStream()
                .map(message -> message.path("offset").longValue())
                .toList();
    }
}
