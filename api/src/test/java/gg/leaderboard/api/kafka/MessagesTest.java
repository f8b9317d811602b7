package gg.leaderboard.api.kafka;

import static gg.leaderboard.api.kafka.MessagePages.encoded;
import static gg.leaderboard.api.kafka.MessagePages.values;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    private static List<Integer> range(int first, int end) {
        return IntStream.range(first, end).boxed().toList();
    }

    private static List<Integer> numbersOf(JsonNode page) {
        return values(page).stream()
                .map(value -> Integer.valueOf(value.replaceAll("[^0-9]", "")))
                .toList();
    }
}
