package gg.leaderboard.log;

import static gg.leaderboard.log.DefinitionFixture.PATIENCE;
import static gg.leaderboard.log.DefinitionFixture.board;
import static gg.leaderboard.log.DefinitionFixture.created;
import static gg.leaderboard.log.DefinitionFixture.renamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.HistoryJson;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionLogTest {

    private final DefinitionFixture kafka = new DefinitionFixture(Servers.kafka());
    private final DefinitionLog log = new DefinitionLog(kafka.clientSettings(), PATIENCE);
    private final DefinitionWriter writer = new DefinitionWriter(kafka.clientSettings(), log, PATIENCE);

    @BeforeEach
    void recreateTopic() {
        kafka.recreateTopic();
    }

    @AfterEach
    void close() {
        log.close();
        kafka.close();
    }

    @Test
    void a_reader_sees_everything_committed_before_its_call() {
        try (DefinitionLog reader = new DefinitionLog(kafka.clientSettings(), PATIENCE)) {
            assertThat(reader.catchUp().definitions().all()).isEmpty();
            for (int i = 0; i < 5; i++) {
                BoardHistory written = writer.change("cup", i == 0 ? created("cup") : renamed("Cup " + i));

                assertThat(reader.catchUp().definitions().find("cup")).hasValue(written);
            }
        }
    }

    @Test
    void a_version_applies_to_later_log_times() {
        writer.change("cup", created("cup"));
        BoardHistory history = writer.change("cup", renamed("Final"));

        List<Long> logTimes = kafka.logTimes();
        assertThat(history.versions())
                .extracting(BoardVersion::from)
                .containsExactly(Instant.ofEpochMilli(logTimes.get(0) + 1), Instant.ofEpochMilli(logTimes.get(1) + 1));
    }

    @Test
    void unchanged_definitions_are_returned_as_the_same_object() {
        writer.change("cup", created("cup"));
        LoggedDefinitions known = log.catchUp();

        assertThat(log.catchUp()).isSameAs(known);
        assertThat(known.partition().topicId()).isEqualTo(kafka.topicId());
        // Counts the two records and the commit marker of the transaction.
        assertThat(known.position()).isEqualTo(3);
    }

    @Test
    void concurrent_readers_each_see_all_earlier_changes() throws Exception {
        writer.change("cup", created("cup"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<LoggedDefinitions>> answers = new ArrayList<>();
            IntStream.range(0, 8)
                    .forEach(i -> answers.add(threads.submit(() -> {
                        start.await();
                        return log.catchUp();
                    })));
            BoardHistory written = writer.change("cup", renamed("Final"));
            start.countDown();
            for (Future<LoggedDefinitions> answer : answers) {
                assertThat(answer.get().definitions().find("cup")).hasValue(written);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_read_also_answers_for_moments_before_it_began_and_for_no_later_ones() {
        try (DefinitionLog reader = new DefinitionLog(kafka.clientSettings(), PATIENCE)) {
            long before = System.nanoTime();
            LoggedDefinitions known = reader.catchUp();
            BoardHistory written = writer.change("cup", created("cup"));

            assertThat(reader.catchUp(before)).isSameAs(known);
            assertThat(reader.catchUp(System.nanoTime()).definitions().find("cup"))
                    .hasValue(written);
            assertThat(reader.catchUp(before).definitions().find("cup")).hasValue(written);
        }
    }

    @Test
    void a_read_for_a_store_of_another_generation_or_for_an_empty_one_is_new() {
        GenerationStamp first = new GenerationStamp(0, FoldSettings.DEFAULT);
        GenerationStamp second = new GenerationStamp(1, FoldSettings.DEFAULT);
        try (DefinitionLog reader = new DefinitionLog(kafka.clientSettings(), PATIENCE)) {
            long before = System.nanoTime();
            LoggedDefinitions known = reader.catchUp(before, first);
            Generations ordered =
                    writer.changeGenerations(now -> now.generations().withNext(FoldSettings.DEFAULT, Map.of()));

            assertThat(reader.catchUp(before, first)).isSameAs(known);
            assertThat(reader.catchUp(before, second).generations()).isEqualTo(ordered);
            Generations active =
                    writer.changeGenerations(now -> now.generations().withActive(1));
            assertThat(reader.catchUp(before, second).generations()).isEqualTo(ordered);
            assertThat(reader.catchUp(before, GenerationStamp.NONE).generations())
                    .isEqualTo(active);
            Generations alone =
                    writer.changeGenerations(now -> now.generations().withoutOthers());
            assertThat(reader.catchUp(before, GenerationStamp.NONE).generations())
                    .isEqualTo(alone);
        }
    }

    @Test
    void an_aborted_change_is_not_visible() {
        BoardHistory written = writer.change("cup", created("cup"));
        try (KafkaProducer<byte[], byte[]> other = kafka.transactional("another")) {
            other.initTransactions();
            other.beginTransaction();
            other.send(kafka.message("aborted", board("aborted")));
            other.abortTransaction();
        }

        assertThat(log.catchUp().definitions().all()).containsExactly(written);
    }

    @Test
    void an_open_change_is_awaited_only_until_the_timeout() throws Exception {
        try (KafkaProducer<byte[], byte[]> other = kafka.transactional("another");
                DefinitionLog hasty = new DefinitionLog(kafka.clientSettings(), Duration.ofMillis(700))) {
            other.initTransactions();
            other.beginTransaction();
            other.send(kafka.message("open", board("open"))).get();

            assertThatThrownBy(hasty::catchUp).isInstanceOf(TimeoutException.class);
            other.commitTransaction();
            assertThat(hasty.catchUp().definitions().find("open")).isPresent();
        }
    }

    @Test
    void a_change_of_which_one_record_is_visible_is_read_completely() throws Exception {
        Map<String, Object> oneByOne = new HashMap<>(kafka.clientSettings());
        oneByOne.put("max.poll.records", 1);
        try (KafkaProducer<byte[], byte[]> other = kafka.transactional("another");
                DefinitionLog reading = new DefinitionLog(oneByOne, PATIENCE)) {
            other.initTransactions();
            other.beginTransaction();
            other.send(kafka.message("first", board("first"))).get();
            FutureTask<LoggedDefinitions> read = new FutureTask<>(reading::catchUp);
            Thread reader = new Thread(read);
            reader.start();
            // It knows the end that it reads to.
            await().until(() -> Stream.of(reader.getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("readTo")));

            other.send(kafka.message("second", board("second"))).get();
            other.commitTransaction();

            assertThat(read.get().definitions().all())
                    .extracting(BoardHistory::id)
                    .containsExactlyInAnyOrder("first", "second");
        }
    }

    @Test
    void a_recreated_topic_is_read_from_its_start() {
        writer.change("cup", created("cup"));
        LoggedDefinitions before = log.catchUp();
        kafka.recreateTopic();
        // The new topic is as long as the old one, so its end offset alone does not reveal the change.
        try (DefinitionLog other = new DefinitionLog(kafka.clientSettings(), PATIENCE)) {
            new DefinitionWriter(kafka.clientSettings(), other, PATIENCE).change("league", created("league"));
        }

        LoggedDefinitions after = log.catchUp();
        assertThat(after.definitions().all()).extracting(BoardHistory::id).containsExactly("league");
        assertThat(after.partition()).isNotEqualTo(before.partition());
        assertThat(after.position()).isEqualTo(before.position());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT1H"})
    void an_older_record_that_a_mirror_sends_again_undoes_no_later_change(Duration setBack) {
        writer.change("cup", created("cup"));
        writer.changeGenerations(now -> now.generations().withNext(FoldSettings.DEFAULT, Map.of()));
        writer.change("cup", renamed("Final"));
        Generations active = writer.changeGenerations(now -> now.generations().withActive(1));
        List<ConsumerRecord<byte[], byte[]>> logged = kafka.records();
        kafka.recreateMirroredTopic();
        kafka.mirror(logged, setBack);

        kafka.mirror(logged.subList(0, 4), setBack);

        LoggedDefinitions mirrored = log.catchUp();
        assertThat(mirrored.position()).isEqualTo(12);
        assertThat(mirrored.logged().all())
                .singleElement()
                .satisfies(cup -> assertThat(cup.newest().name()).isEqualTo("Final"));
        assertThat(mirrored.generations()).isEqualTo(active);
    }

    @Test
    void a_missing_topic_is_created() {
        kafka.deleteTopic();

        assertThat(log.catchUp().definitions().all()).isEmpty();
    }

    @Test
    void an_invalid_history_is_skipped() {
        BoardHistory written = writer.change("cup", created("cup"));
        kafka.send("cup", "no history");
        kafka.send("cup", null);
        kafka.send("cup", "{\"versions\":[{\"change\":\"created\",\"id\":\"cup\",\"max_entries\":\"many\"}]}");
        kafka.send("other", board("league"));

        assertThat(log.catchUp().definitions().all()).containsExactly(written);
        assertThat(writer.change("cup", renamed("Final")).versions()).hasSize(2);
    }

    @Test
    void one_invalid_record_affects_no_other_and_a_board_keeps_its_last_valid_history() {
        BoardHistory written = writer.change("cup", created("cup"));
        String withoutId = "{\"versions\":[{\"change\":\"created\",\"id\":null,\"name\":\"x\",\"sort_order\":\"desc\","
                + "\"update_mode\":\"best\",\"reset_period\":\"never\",\"time_zone\":\"UTC\"}]}";
        kafka.send("cup", withoutId);
        kafka.send("cup", "{\"versions\":[null]}");
        kafka.send(":generations", "{\"active\":null,\"generations\":{\"0\":{}}}");
        kafka.send(":generations", "[".repeat(100_000));
        BoardHistory after = writer.change("league", created("league"));

        assertThat(log.catchUp().definitions().all()).containsExactlyInAnyOrder(written, after);
        try (DefinitionLog restarted = new DefinitionLog(kafka.clientSettings(), DefinitionFixture.PATIENCE)) {
            assertThat(restarted.catchUp().definitions().all()).containsExactlyInAnyOrder(written, after);
        }
    }

    @Test
    void a_version_never_applies_before_its_predecessor() {
        BoardHistory written = writer.change("cup", created("cup"));
        byte[] next = HistoryJson.writeOpen(written.with(written.versions().get(0)));

        // Simulates a broker whose clock was set back by an hour.
        BoardHistory read = DefinitionTopicReader.history(
                next, written.versions().get(0).from().minusSeconds(3600).toEpochMilli());
        assertThat(read.versions()).hasSize(2).containsOnly(written.versions().get(0));
    }

    @Test
    void an_unavailable_kafka_is_reported_in_time() {
        Duration second = Duration.ofSeconds(1);
        try (DefinitionLog nowhere = new DefinitionLog(Map.of("bootstrap.servers", "127.0.0.1:1"), second)) {
            long start = System.nanoTime();

            assertThatThrownBy(nowhere::catchUp).isInstanceOf(KafkaException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(second.multipliedBy(2));
        }
    }
}
