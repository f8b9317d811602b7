package gg.leaderboard.archive.event;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.PARTITION;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Received;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.log.Version;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tests that every record is stored, and that no record blocks those after it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final byte[] KEY = "p1".getBytes(StandardCharsets.UTF_8);

    @AutoClose
    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"plain\"",
                "\"a\\u0000b\"",
                "\"half \\ud83d a pair\"",
                "\"\\udc00\\ud83d the wrong way round\"",
                "\"\\ud83d\\ude00 whole\"",
                "\"tab\\t, line\\r\\n, \\\\N, \\\\.\"",
                "1e400",
                "1e-400",
                "-0.0",
                "12345678901234567890123456789012345678901234567890.10",
                "{\"\\u0000\":[[[{\"a\":null}]]]}"
            })
    void an_event_is_read_from_the_archive_as_received(String anything) {
        String event = "{\"event_id\":\"%s\",\"event_type\":\"player_scored\",\"player_id\":\"p1\",\"points\":5,"
                        .formatted(anything.hashCode())
                + "\"timestamp\":\"" + NOON + "\",\"more\":" + anything + "}";

        long offset = archive.log(List.of(new Received(KEY, event.getBytes(StandardCharsets.UTF_8))));

        ArchivedRecord kept = at(offset);
        assertThat(kept.verdict()).isEqualTo(RecordVerdict.COUNTED);
        assertThat(kept.event()).isEqualTo(EventJson.read(event.getBytes(StandardCharsets.UTF_8), NOON, () -> ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\0", "{\"event_type\":\"\\ud83d\\u0000\"}", "{\"points\":1e999999999999}"})
    void an_unreadable_record_is_stored_with_the_reason(String value) {
        long offset = archive.log(List.of(new Received(KEY, value.getBytes(StandardCharsets.UTF_8))));

        ArchivedRecord kept = at(offset);
        assertThat(kept.verdict()).isEqualTo(RecordVerdict.REJECTED);
        assertThat(kept.reason()).isNotBlank();
    }

    @Test
    void the_running_version_can_be_read() throws Exception {
        assertThat(archive.get("/actuator/info").body().toString())
                .contains("\"version\":\"" + Version.current().number() + "\"")
                .contains("\"commit\":\"" + Version.current().commit() + "\"");
    }

    @Test
    void a_record_rejected_for_its_number_format_is_rejected_again() {
        String event = "{\"event_id\":\"e\",\"event_type\":\"player_scored\",\"player_id\":\"p1\",\"points\":1e2,"
                + "\"timestamp\":\"" + NOON + "\"}";

        long offset = archive.log(List.of(new Received(KEY, event.getBytes(StandardCharsets.UTF_8))));

        ArchivedRecord kept = at(offset);
        assertThat(kept.verdict()).isEqualTo(RecordVerdict.REJECTED);
        assertThat(kept.toLogRecord(new Definitions(Map.of()))).isEqualTo(LogRecord.unreadable(offset, NOON));
    }

    @Test
    void missing_and_binary_keys_and_values_block_nothing() {
        byte[] noText = {(byte) 0xC3, 0x28, 0, (byte) 0xFF};

        long offset = archive.log(List.of(
                new Received(null, null),
                new Received(noText, noText),
                new Received(new byte[70_000], new byte[70_000]),
                new Received(KEY, new byte[0])));

        assertThat(archive.bean(JdbcTemplate.class)
                        .queryForList(
                                "SELECT player_id FROM events WHERE \"offset\" >= ? ORDER BY 1", String.class, offset))
                .containsExactly("p1", null, null, null);
    }

    private ArchivedRecord at(long offset) {
        return archive.bean(JdbcTemplate.class)
                .query(
                        "SELECT " + ArchivedRecord.COLUMNS + " FROM events WHERE topic_id = ? AND \"offset\" = ?",
                        (row, number) -> ArchivedRecord.of(row),
                        PARTITION.topicId(),
                        offset)
                .get(0);
    }
}
