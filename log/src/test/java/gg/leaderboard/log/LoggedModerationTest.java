package gg.leaderboard.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedModerationTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration HORIZON = Duration.ofHours(24);

    private final LoggedModeration moderation = new LoggedModeration();
    private long end;

    @Test
    void an_event_counts_with_the_content_of_the_topic_until_the_horizon() {
        open(NOON);
        add(NOON.plusSeconds(10), erased("e1", "ada"));

        assertThat(accepts("e1", "ada", NOON.plusSeconds(11))).isTrue();
        assertThat(accepts("e1", "ada", NOON.plusSeconds(10).plus(HORIZON))).isTrue();
        // The clock of another broker may be behind.
        assertThat(accepts("e1", "ada", NOON.plusSeconds(9))).isTrue();
        assertThat(accepts("e1", "ada", NOON.plusSeconds(11).plus(HORIZON))).isFalse();
        assertThat(accepts("e1", "eve", NOON.plusSeconds(11))).isFalse();
        assertThat(accepts("e2", "ada", NOON.plusSeconds(11))).isFalse();
    }

    @Test
    void an_event_that_was_written_again_counts_again_until_the_horizon() {
        open(NOON);
        Instant again = NOON.plus(Duration.ofDays(3));
        add(NOON, erased("e1", "ada"));
        add(again, erased("e1", "ada"));

        assertThat(accepts("e1", "ada", NOON.plusSeconds(1))).isTrue();
        assertThat(accepts("e1", "ada", NOON.plus(Duration.ofDays(2)))).isFalse();
        assertThat(accepts("e1", "ada", again.plusSeconds(1))).isTrue();
    }

    @Test
    void a_topic_that_was_recreated_is_opened_again_and_refuses_everything_until_then() {
        open(NOON);
        add(NOON.plusSeconds(1), erased("e1", "ada"));

        moderation.clear();
        end = 0;

        assertThat(moderation.isOpen(end)).isFalse();
        assertThat(accepts("e1", "ada", NOON.plusSeconds(2))).isFalse();
        assertThat(accepts("e1", "ada", NOON.minusSeconds(1))).isTrue();
        open(NOON.plusSeconds(9));
        assertThat(moderation.isOpen(end)).isTrue();
        assertThat(accepts("e1", "ada", NOON.plusSeconds(2))).isFalse();
    }

    @Test
    void before_the_first_opening_everything_counts() {
        assertThat(moderation.isOpen(end)).isFalse();
        assertThat(accepts("e1", "ada", NOON)).isTrue();

        add(NOON, erased("e0", "bob"));
        assertThat(accepts("e1", "ada", NOON)).isTrue();
        open(NOON);
        open(NOON.plusSeconds(60));

        assertThat(moderation.isOpen(end)).isTrue();
        assertThat(accepts("e1", "ada", NOON.minusMillis(1))).isTrue();
        assertThat(accepts("e1", "ada", NOON)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void without_the_start_of_the_topic_nothing_else_counts(boolean hasRecords) {
        end = 7;
        if (hasRecords) {
            add(NOON, erased("e1", "ada"));
        }

        assertThat(moderation.isOpen(end)).isTrue();
        assertThat(accepts("e1", "ada", NOON)).isEqualTo(hasRecords);
        assertThat(accepts("e2", "ada", NOON.minus(HORIZON))).isFalse();
    }

    @Test
    void a_topic_that_was_created_again_starts_without_content() {
        open(NOON);
        moderation.clear();
        end = 0;

        assertThat(moderation.isOpen(end)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event      | nonsense",
                "event_id   | {'event_type':'player_erased','player_id':'ada','timestamp':'2026-11-20T12:00:00Z'}",
                "timestamp  | {'event_id':'e1','event_type':'player_erased','player_id':'ada'}",
                "player_id  | {'event_id':'e1','event_type':'player_erased','timestamp':'2026-11-20T12:00:00Z'}",
                "event_type | {'event_id':'e1','event_type':'kill','player_id':'ada','timestamp':'2026-11-20T12:00:00Z'}",
            })
    void an_invalid_record_names_the_field_and_allows_nothing(String field, String json) {
        open(NOON);
        ConsumerRecord<byte[], byte[]> record = record(NOON, json.replace('\'', '"'));

        assertThatThrownBy(() -> ModerationRecord.decode(record))
                .isInstanceOfSatisfying(
                        InvalidEventException.class, e -> assertThat(e.field()).isEqualTo(field));
        moderation.add(record);
        assertThat(accepts("e1", "ada", NOON)).isFalse();
    }

    private void open(Instant logTime) {
        add(logTime, new String(ModerationRecord.opening(logTime), UTF_8));
    }

    private void add(Instant logTime, String json) {
        moderation.add(record(logTime, json));
    }

    private ConsumerRecord<byte[], byte[]> record(Instant logTime, String json) {
        return new ConsumerRecord<>(
                Topics.MODERATION,
                0,
                end++,
                logTime.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                null,
                json.getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty());
    }

    private boolean accepts(String id, String player, Instant logTime) {
        ModerationEvent event =
                (ModerationEvent) EventJson.read(erased(id, player).getBytes(UTF_8), NOON, () -> "");
        return moderation.accepts(event, logTime, end, HORIZON);
    }

    private static String erased(String id, String player) {
        return "{\"event_id\":\"%s\",\"event_type\":\"player_erased\",\"player_id\":\"%s\",\"timestamp\":\"%s\"}"
                .formatted(id, player, NOON);
    }
}
