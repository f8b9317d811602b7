package gg.leaderboard.archive.deadletter;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.DeadLetterFixture;
import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.log.consumer.LogGapException;
import gg.leaderboard.log.consumer.OffsetRange;
import gg.leaderboard.standings.LogPartition;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterFoldTest {

    private static final byte[] NO_TEXT = {(byte) 0xC3, 0x28, 0, (byte) 0xFF};

    @AutoClose
    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();

    private final DeadLetterFixture letterFixture = new DeadLetterFixture(archive);
    private final DeadLetterRepository letters = archive.bean(DeadLetterRepository.class);

    @Test
    void a_letter_is_stored_byte_for_byte_with_its_headers() {
        DeadLetterId source = letterFixture.source();
        Headers headers = DeadLetterFixture.headers(source, NOON, "ce_source must be UTF-8");
        headers.add("ce_source", NO_TEXT).add("ce_id", "17".getBytes(UTF_8)).add("trace", NO_TEXT);

        letterFixture.addLetter(source, NO_TEXT, NO_TEXT, headers);

        StoredDeadLetter kept = letter(source);
        assertThat(kept.key()).isEqualTo(NO_TEXT);
        assertThat(kept.value()).isEqualTo(NO_TEXT);
        assertThat(kept.header("ce_source")).isEqualTo(NO_TEXT);
        assertThat(kept.header("ce_id")).asString(UTF_8).isEqualTo("17");
        assertThat(kept.header("trace")).isNull();
        assertThat(kept.logTime()).isEqualTo(NOON);
        assertThat(kept.deadTime()).isEqualTo(NOON.plusSeconds(1));
        assertThat(kept.status()).isEqualTo(DeadLetterStatus.OPEN);
        assertThat(kept.attempts()).isZero();
        assertThat(kept.players()).isEmpty();
    }

    // An index of PostgreSQL has a limit of 2,704 bytes.
    @Test
    void a_long_reason_without_a_rule_is_stored_with_a_short_rule() {
        DeadLetterId source = letterFixture.source();
        String reason = IntStream.range(0, 1000)
                .mapToObj(i -> Character.toString(0x20000 + i * 7919 % 42000))
                .collect(Collectors.joining());
        Headers headers = DeadLetterFixture.headers(source, NOON, reason);
        headers.remove(EventHeaders.RULE);

        letterFixture.addLetter(source, null, null, headers);

        assertThat(letter(source).reason()).isEqualTo(reason);
        assertThat(letter(source).rule()).isEqualTo(reason.substring(0, 400));
    }

    @Test
    void stored_letters_are_counted_by_group_of_rules_and_by_state() {
        letterFixture.addLetter("p", "{}", "points is missing");
        DeadLetterId other = letterFixture.addLetter("p", "{}", "my.own.field breaks a rule");
        assertThat(letters.discard(other)).isTrue();

        archive.bean(DeadLetterMetrics.class).read();

        assertThat(letterCount("missing", "open")).isPositive();
        assertThat(letterCount("other", "discarded")).isEqualTo(1);
        assertThat(letterCount("other", "resolved")).isZero();
    }

    private double letterCount(String rule, String state) {
        return archive.bean(MeterRegistry.class)
                .get("leaderboard.dead.letters")
                .tags("rule", rule, "state", state)
                .gauge()
                .value();
    }

    @Test
    void missing_keys_and_values_are_stored_as_missing() {
        DeadLetterId source = letterFixture.source();

        letterFixture.addLetter(source, null, null, DeadLetterFixture.headers(source, NOON, "event has no value"));

        assertThat(letter(source).key()).isNull();
        assertThat(letter(source).value()).isNull();
    }

    @Test
    void a_redelivered_batch_and_a_second_copy_have_no_effect() {
        DeadLetterId source = letterFixture.source();
        Headers headers = DeadLetterFixture.headers(source, NOON, "points is missing");
        ConsumerRecord<byte[], byte[]> letter = letterFixture.record(null, "{}".getBytes(UTF_8), headers);
        letterFixture.addLetter(letter);
        assertThat(letters.edit(letter(source), "{\"points\":1}".getBytes(UTF_8)))
                .isTrue();
        StoredDeadLetter edited = letter(source);

        letterFixture.addLetter(letter);
        letterFixture.addLetter(letterFixture.record(null, "{}".getBytes(UTF_8), headers));
        archive.bean(DeadLetterFoldFactory.class)
                .create(DeadLetterFixture.PARTITION)
                .process(List.of(letter));

        assertThat(letter(source)).usingRecursiveComparison().isEqualTo(edited);
    }

    @Test
    void a_letter_with_the_source_of_another_does_not_replace_it() {
        DeadLetterId place = letterFixture.source();
        Headers headers = DeadLetterFixture.headers(place, NOON, "points is missing");
        ConsumerRecord<byte[], byte[]> forged = letterFixture.record(null, "{\"forged\":1}".getBytes(UTF_8), headers);
        ConsumerRecord<byte[], byte[]> real = letterFixture.record(null, "{}".getBytes(UTF_8), headers);

        letterFixture.addLetter(forged);
        letterFixture.addLetter(real);
        archive.bean(DeadLetterFoldFactory.class)
                .create(new LogPartition("dlq", 1))
                .process(List.of(forged, real));

        assertThat(letter(place).value()).asString(UTF_8).isEqualTo("{\"forged\":1}");
        assertThat(letter(new DeadLetterId(DeadLetterFixture.PARTITION, real.offset()))
                        .value())
                .asString(UTF_8)
                .isEqualTo("{}");
    }

    @Test
    void the_log_time_of_a_letter_is_not_after_its_dead_time() {
        DeadLetterId source = letterFixture.source();

        letterFixture.addLetter(
                source, null, null, DeadLetterFixture.headers(source, NOON.plusSeconds(3600), "event has no value"));

        assertThat(letter(source).logTime()).isEqualTo(letter(source).deadTime());
    }

    @Test
    void a_letter_without_a_source_gets_its_own_position_as_id() {
        Headers headers = new RecordHeaders();
        DeadLetterFixture.add(headers, EventHeaders.REASON, "points is missing");
        ConsumerRecord<byte[], byte[]> letter = letterFixture.record(null, null, headers);

        letterFixture.addLetter(letter);

        StoredDeadLetter kept = letter(new DeadLetterId(DeadLetterFixture.PARTITION, letter.offset()));
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
    void no_header_blocks_the_records_after_it(String name) {
        List<byte[]> odd = List.of(
                NO_TEXT,
                new byte[0],
                new byte[70_000],
                "-1".getBytes(UTF_8),
                "99999999999999999999".getBytes(UTF_8),
                "+1000000000-12-31T23:59:59Z".getBytes(UTF_8));
        for (byte[] value : odd) {
            DeadLetterId source = letterFixture.source();
            Headers headers = DeadLetterFixture.headers(source, NOON, "points is missing");
            letterFixture.addLetter(
                    source, NO_TEXT, NO_TEXT, headers.remove(name).add(name, value));
        }
        letterFixture.addLetter(letterFixture.source(), null, null, new RecordHeaders().add(name, null));

        letter(letterFixture.addLetter("ada", "{}", "points is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"player_id\":\"ada\"}",
                "{\"data\":{\"player_id\":\"ada\"}}",
                "{\"event_type\":\"player_scored\",\"player_id\" : \"ada\",\"poi",
                "[{\"player_id\":\"ada\"}]"
            })
    void the_player_is_found_in_malformed_values(String value) {
        DeadLetterId id = letterFixture.addLetter("a key", value, "event is not JSON");

        assertThat(letter(id).players()).containsExactly("ada");
    }

    @Test
    void the_key_is_also_a_player() {
        assertThat(letter(letterFixture.addLetter("bob", "{\"player_id\":\"ada\"}", "points is missing"))
                        .players())
                .containsExactly("ada", "bob");
    }

    @Test
    void letters_older_than_the_retention_are_deleted() {
        DeadLetterId id = letterFixture.addLetter("old", "{}", "points is missing");
        DeadLetterTable table = archive.bean(DeadLetterTable.class);
        Instant dead = letter(id).deadTime();

        table.deleteOlderThan(dead);
        assertThat(letters.find(id)).isPresent();
        assertThat(table.deleteOlderThan(dead.plusMillis(1))).isPositive();
        assertThat(letters.find(id)).isEmpty();
    }

    @Test
    void deleted_dead_letters_are_skipped_and_a_log_that_lost_its_end_is_rejected() {
        LogPartition partition = new LogPartition("another", 0);
        DeadLetterFoldFactory folds = archive.bean(DeadLetterFoldFactory.class);
        ConsumerRecord<byte[], byte[]> letter = letterFixture.record(null, null, new RecordHeaders());
        folds.create(partition).process(List.of(letter));
        long next = letter.offset() + 1;

        assertThat(folds.create(partition).resumeAt(new OffsetRange(0, next + 9)))
                .isEqualTo(next);
        assertThat(folds.create(partition).resumeAt(new OffsetRange(next + 5, next + 9)))
                .isEqualTo(next + 5);
        assertThatThrownBy(() -> folds.create(partition).resumeAt(new OffsetRange(0, next - 1)))
                .isInstanceOf(LogGapException.class);
    }

    private StoredDeadLetter letter(DeadLetterId id) {
        return letters.find(id).orElseThrow();
    }
}
