package gg.leaderboard.archive.deadletter;

import static gg.leaderboard.archive.fixture.LoneArchive.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.fixture.Letterbox;
import gg.leaderboard.archive.fixture.LoneArchive;
import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.log.reading.LogGapException;
import gg.leaderboard.log.reading.OffsetRange;
import gg.leaderboard.standings.LogPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterFoldTest {

    private static final byte[] NO_TEXT = {(byte) 0xC3, 0x28, 0, (byte) 0xFF};

    private LoneArchive archive;
    private Letterbox letterbox;
    private Letters letters;

    @BeforeAll
    void start() {
        archive = new LoneArchive();
        letterbox = new Letterbox(archive);
        letters = archive.bean(Letters.class);
    }

    @AfterAll
    void stop() {
        archive.close();
    }

    @Test
    void a_letter_is_kept_byte_for_byte_with_what_its_headers_say() {
        LetterId source = letterbox.source();
        Headers headers = Letterbox.headers(source, NOON, "ce_source must be UTF-8");
        headers.add("ce_source", NO_TEXT).add("ce_id", "17".getBytes(UTF_8)).add("trace", NO_TEXT);

        letterbox.drop(source, NO_TEXT, NO_TEXT, headers);

        StoredLetter kept = letter(source);
        assertThat(kept.key()).isEqualTo(NO_TEXT);
        assertThat(kept.value()).isEqualTo(NO_TEXT);
        assertThat(kept.header("ce_source")).isEqualTo(NO_TEXT);
        assertThat(kept.header("ce_id")).asString(UTF_8).isEqualTo("17");
        assertThat(kept.header("trace")).isNull();
        assertThat(kept.logTime()).isEqualTo(NOON);
        assertThat(kept.deadTime()).isEqualTo(NOON.plusSeconds(1));
        assertThat(kept.status()).isEqualTo(LetterStatus.OPEN);
        assertThat(kept.attempts()).isZero();
        assertThat(kept.players()).isEmpty();
    }

    @Test
    void missing_keys_and_values_stay_missing() {
        LetterId source = letterbox.source();

        letterbox.drop(source, null, null, Letterbox.headers(source, NOON, "event has no value"));

        assertThat(letter(source).key()).isNull();
        assertThat(letter(source).value()).isNull();
    }

    @Test
    void a_redelivered_batch_and_a_second_copy_change_nothing() {
        LetterId source = letterbox.source();
        Headers headers = Letterbox.headers(source, NOON, "points is missing");
        ConsumerRecord<byte[], byte[]> letter = letterbox.record(null, "{}".getBytes(UTF_8), headers);
        letterbox.drop(letter);
        assertThat(letters.edit(letter(source), "{\"points\":1}".getBytes(UTF_8)))
                .isTrue();
        StoredLetter edited = letter(source);

        letterbox.drop(letter);
        letterbox.drop(letterbox.record(null, "{}".getBytes(UTF_8), headers));
        archive.bean(DeadLetterFolds.class).create(Letterbox.PARTITION).process(List.of(letter));

        assertThat(letter(source)).usingRecursiveComparison().isEqualTo(edited);
    }

    @Test
    void a_letter_that_does_not_say_where_it_was_is_named_after_where_it_is() {
        Headers headers = new RecordHeaders();
        Letterbox.add(headers, EventHeaders.REASON, "points is missing");
        ConsumerRecord<byte[], byte[]> letter = letterbox.record(null, null, headers);

        letterbox.drop(letter);

        StoredLetter kept = letter(new LetterId(Letterbox.PARTITION, letter.offset()));
        assertThat(kept.topic()).isEqualTo("game-events.dlq");
        assertThat(kept.rule()).isEqualTo("points");
        assertThat(kept.logTime()).isEqualTo(kept.deadTime());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EventHeaders.REASON,
                EventHeaders.RULE,
                EventHeaders.SOURCE_TOPIC,
                EventHeaders.SOURCE_TOPIC_ID,
                EventHeaders.SOURCE_PARTITION,
                EventHeaders.SOURCE_OFFSET,
                EventHeaders.SOURCE_TIME,
                EventHeaders.LETTER,
                EventHeaders.ATTEMPT,
                EventHeaders.CE_ID
            })
    void no_header_whatever_it_says_holds_up_what_comes_after_it(String name) {
        List<byte[]> odd = List.of(
                NO_TEXT,
                new byte[0],
                new byte[70_000],
                "-1".getBytes(UTF_8),
                "99999999999999999999".getBytes(UTF_8),
                "+1000000000-12-31T23:59:59Z".getBytes(UTF_8));
        for (byte[] value : odd) {
            LetterId source = letterbox.source();
            Headers headers = Letterbox.headers(source, NOON, "points is missing");
            letterbox.drop(source, NO_TEXT, NO_TEXT, headers.remove(name).add(name, value));
        }
        letterbox.drop(letterbox.source(), null, null, new RecordHeaders().add(name, null));

        letter(letterbox.drop("ada", "{}", "points is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"player_id\":\"ada\"}",
                "{\"data\":{\"player_id\":\"ada\"}}",
                "{\"event_type\":\"player_scored\",\"player_id\" : \"ada\",\"poi",
                "[{\"player_id\":\"ada\"}]"
            })
    void the_player_is_found_in_what_can_hardly_be_read(String value) {
        LetterId id = letterbox.drop("a key", value, "event is not JSON");

        assertThat(letter(id).players()).containsExactly("ada");
    }

    @Test
    void the_key_is_a_player_too() {
        assertThat(letter(letterbox.drop("bob", "{\"player_id\":\"ada\"}", "points is missing"))
                        .players())
                .containsExactly("ada", "bob");
    }

    @Test
    void an_erasure_takes_the_letters_that_lie_before_it_also_those_that_arrive_later() {
        archive.log(erasure("gone", NOON));
        long erased = archive.log(erasure("gone", NOON));
        byte[] value = "{\"player_id\":\"gone\"}".getBytes(UTF_8);
        LetterId before = new LetterId(LoneArchive.PARTITION, erased - 1);
        LetterId after = new LetterId(LoneArchive.PARTITION, erased + 1);
        LetterId earlier = new LetterId(new LogPartition("scores", 0), 7);

        letterbox.drop(before, null, value, Letterbox.headers(before, NOON, "points is missing"));
        letterbox.drop(after, null, value, Letterbox.headers(after, NOON, "points is missing"));
        letterbox.drop(earlier, null, value, Letterbox.headers(earlier, NOON.minusMillis(1), "points is missing"));
        LetterId other = letterbox.drop("stays", "{\"player_id\":\"stays\"}", "points is missing");

        assertThat(letters.find(before)).isEmpty();
        assertThat(letters.find(earlier)).isEmpty();
        assertThat(letters.find(after)).isPresent();
        assertThat(letters.find(other)).isPresent();
    }

    @Test
    void an_erasure_takes_the_letters_that_are_there_whoever_they_name() {
        LetterId inValue = early("{\"player_id\":\"left\"}", "k");
        LetterId inKey = early("{", "left");
        LetterId inEdit = early("{}", "k");
        letters.edit(letter(inEdit), "{\"player_id\":\"left\"}".getBytes(UTF_8));
        LetterId other = early("{\"player_id\":\"stays\"}", "k");

        archive.log(erasure("left", NOON));

        assertThat(List.of(inValue, inKey, inEdit))
                .allSatisfy(id -> assertThat(letters.find(id)).isEmpty());
        assertThat(letters.find(other)).isPresent();
    }

    @Test
    void an_erasure_and_a_letter_that_are_under_way_at_once_do_not_miss_each_other() throws Exception {
        archive.log(erasure("nobody", NOON));
        JdbcTemplate jdbc = archive.bean(JdbcTemplate.class);
        LetterId source = letterbox.source();
        Headers headers = Letterbox.headers(source, NOON.minusSeconds(1), "points is missing");
        Thread drop = new Thread(() -> letterbox.drop(source, "both".getBytes(UTF_8), null, headers));

        archive.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            archive.bean(DeadLetterTable.class).erase("both", LoneArchive.PARTITION, 5_000_000, NOON);
            drop.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> isWaiting(jdbc));
            jdbc.update("""
                    INSERT INTO events (day, topic_id, partition, "offset", verdict, type, player, log_time)
                    VALUES ('2026-11-20', 'topic', 3, 5000000, 'counted', 'player_erased', 'both', '2026-11-20T12:00:00Z')""");
        });
        drop.join();

        assertThat(letters.find(source)).isEmpty();
    }

    private static boolean isWaiting(JdbcTemplate jdbc) {
        return !jdbc.queryForList("""
                        SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database
                        WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()""").isEmpty();
    }

    private LetterId early(String value, String key) {
        LetterId source = letterbox.source();
        Headers headers = Letterbox.headers(source, NOON.minus(Duration.ofHours(1)), "points is missing");
        return letterbox.drop(source, key.getBytes(UTF_8), value.getBytes(UTF_8), headers);
    }

    @Test
    void letters_are_deleted_when_they_are_older_than_asked() {
        LetterId id = letterbox.drop("old", "{}", "points is missing");
        DeadLetterTable table = archive.bean(DeadLetterTable.class);
        Instant dead = letter(id).deadTime();

        table.deleteOlderThan(dead);
        assertThat(letters.find(id)).isPresent();
        assertThat(table.deleteOlderThan(dead.plusMillis(1))).isPositive();
        assertThat(letters.find(id)).isEmpty();
    }

    @Test
    void it_goes_on_behind_letters_that_kafka_has_deleted_but_not_behind_a_log_that_lost_its_end() {
        LogPartition partition = new LogPartition("another", 0);
        DeadLetterFolds folds = archive.bean(DeadLetterFolds.class);
        ConsumerRecord<byte[], byte[]> letter = letterbox.record(null, null, new RecordHeaders());
        folds.create(partition).process(List.of(letter));
        long next = letter.offset() + 1;

        assertThat(folds.create(partition).resumeAt(new OffsetRange(0, next + 9)))
                .isEqualTo(next);
        assertThat(folds.create(partition).resumeAt(new OffsetRange(next + 5, next + 9)))
                .isEqualTo(next + 5);
        assertThatThrownBy(() -> folds.create(partition).resumeAt(new OffsetRange(0, next - 1)))
                .isInstanceOf(LogGapException.class);
    }

    private static String erasure(String player, Instant time) {
        return "{\"event_type\":\"player_erased\",\"player_id\":\"%s\",\"timestamp\":\"%s\"}".formatted(player, time);
    }

    private StoredLetter letter(LetterId id) {
        return letters.find(id).orElseThrow();
    }
}
