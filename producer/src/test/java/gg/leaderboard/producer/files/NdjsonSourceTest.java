package gg.leaderboard.producer.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Rules;
import gg.leaderboard.producer.SentRecords;
import gg.leaderboard.producer.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class NdjsonSourceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String GOOD =
            "{\"event_id\":\"e1\", \"event_type\":\"player_scored\",\"timestamp\":\"2026-11-20T11:59:00+01:00\","
                    + "\"player_id\":\"p1\",\"points\":5, \"ping\" : 1.50, \"more\":{\"Ærø\":[1,null]}}";
    private static final String WITHOUT_ID = GOOD.replace("\"event_id\":\"e1\", ", "");

    @TempDir
    private Path directory;

    @Test
    void an_event_is_sent_with_all_fields_of_its_line_and_the_ingestion_time() throws Exception {
        ProducerRecord<String, byte[]> sent = only(read(GOOD + "\n", false));

        assertThat(sent.value()).asString(UTF_8).contains("\"ping\":1.50").contains("\"Ærø\":[1,null]");
        assertThat(EventJson.parse(sent.value()).path("ingested_at").stringValue())
                .isEqualTo(NOW.toString());
        assertThat(EventJson.parse(sent.value()).without("ingested_at"))
                .isEqualTo(EventJson.parse(GOOD.getBytes(UTF_8)));
        assertThat(sent.key()).isEqualTo("p1");
        assertThat(SentRecords.header(sent, "event_id")).isEqualTo("e1");
        assertThat(SentRecords.header(sent, "event_type")).isEqualTo("player_scored");
    }

    @Test
    void an_event_without_an_id_gets_the_same_id_when_the_file_is_sent_again() throws Exception {
        String file = GOOD + "\n" + WITHOUT_ID + "\n" + WITHOUT_ID + "\n";
        List<String> once = ids(read(file, false));

        assertThat(once).doesNotHaveDuplicates().hasSize(3);
        assertThat(ids(read(file, false))).isEqualTo(once);
        assertThat(ids(read(file + GOOD, false))).startsWith(once.toArray(String[]::new));
    }

    @Test
    void unknown_fields_are_kept_when_an_id_is_added() throws Exception {
        ProducerRecord<String, byte[]> sent = only(read(WITHOUT_ID, false));

        assertThat(EventJson.parse(sent.value()).without(List.of("event_id", "ingested_at")))
                .isEqualTo(EventJson.parse(WITHOUT_ID.getBytes(UTF_8)));
        assertThat(EventJson.parse(sent.value()).path("event_id").asString())
                .isEqualTo(SentRecords.header(sent, "event_id"));
    }

    @Test
    void an_id_in_the_nested_data_counts() throws Exception {
        String nested = "{\"event_type\":\"player_score\",\"timestamp\":\"2026-11-20T11:59:00Z\",\"player_id\":\"p1\","
                + "\"data\":{\"score\":5,\"event_id\":\"inner\"}}";

        ProducerRecord<String, byte[]> sent = only(read(nested, false));
        assertThat(SentRecords.header(sent, "event_id")).isEqualTo("inner");
        assertThat(EventJson.parse(sent.value()).has("event_id")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"event_type":"x"                 | event is not JSON
            [1]                               | event must be a JSON object; was a list
            "player_id":"p1"->                | player_id is missing
            :5,->:"5",                        | points must be a whole number; was a string
            :5,->:5.5,                        | points must be a whole number; was 5.5
            :5,->:1152921504606846976,        | points must be within
            2026->2027                        | timestamp is more than 5 minutes after
            p1->a b                           | player_id may hold only visible characters
            """)
    void an_invalid_line_is_logged_with_its_number_and_field_and_skipped(
            String change, String problem, CapturedOutput output) throws Exception {
        String[] parts = change.split("->", -1);
        String bad =
                parts.length == 1 ? change : GOOD.replace(parts[0], parts[1]).replace(",,", ",");
        try (NdjsonSource source = source(false, GOOD + "\n" + bad + "\n" + GOOD + "\n")) {
            assertThat(all(source)).hasSize(2);
            assertThat(source.rejected()).isEqualTo(1);
            assertThat(source.progress()).isEqualTo("3 lines (100%), 2 events, 1 rejected");
        }
        assertThat(output).contains("events.ndjson, line 2: " + problem);
    }

    @Test
    void a_line_that_is_too_long_is_rejected(CapturedOutput output) throws Exception {
        String padded = GOOD.replace("\"more\"", "\"padding\":\"" + "x".repeat(2_000_000) + "\",\"more\"");

        assertThat(read(padded + "\n" + GOOD, false)).hasSize(1);
        assertThat(output).contains("line 1: event must have at most 65536 bytes");
    }

    @Test
    void empty_lines_and_windows_line_ends_are_accepted() throws Exception {
        try (NdjsonSource source = source(false, "\n" + GOOD + "\r\n  \r\n" + GOOD)) {
            assertThat(all(source)).hasSize(2);
            assertThat(source.rejected()).isZero();
        }
    }

    @Test
    void with_as_is_a_line_is_sent_unchanged_with_its_player_as_key() throws Exception {
        List<ProducerRecord<String, byte[]>> sent = read("broken\n" + WITHOUT_ID + "\n[1]\n{\"player_id\":7}\n", true);

        assertThat(sent).extracting(ProducerRecord::key).containsExactly(null, "p1", null, null);
        assertThat(sent.get(1).value()).asString(UTF_8).isEqualTo(WITHOUT_ID);
        assertThat(sent).allSatisfy(one -> assertThat(one.headers()).isEmpty());
    }

    @Test
    void an_event_that_is_too_large_with_added_fields_is_rejected(CapturedOutput output) throws Exception {
        String full = GOOD.replace(
                "\"more\"", "\"padding\":\"" + "x".repeat(Rules.MAX_BYTES - GOOD.length() - 20) + "\",\"more\"");

        assertThat(full.getBytes(UTF_8)).hasSizeLessThan(Rules.MAX_BYTES);
        assertThat(read(full, false)).isEmpty();
        assertThat(output).contains("line 1: event must have at most 65536 bytes");
    }

    @Test
    void with_a_mapping_lines_of_another_system_become_events() throws Exception {
        Path mapping = Files.writeString(directory.resolve("telemetry.json"), """
                {"fields":{"player_id":"/user/id","points":"/xp"},"constants":{"game_id":"arena"},
                 "type":{"pointer":"/kind","table":{"frag":"kill"}}}""");
        String telemetry = "{\"kind\":\"frag\",\"user\":{\"id\":17},\"xp\":5,\"ping\":1.50}";

        ProducerRecord<String, byte[]> sent = only(mapped(mapping.toString(), telemetry));
        assertThat(sent.key()).isEqualTo("17");
        assertThat(SentRecords.header(sent, "event_type")).isEqualTo("player_scored");
        assertThat(sent.value())
                .asString(UTF_8)
                .contains("\"event_type\":\"kill\"", "\"player_id\":\"17\"", "\"points\":5", "\"game_id\":\"arena\"")
                .contains("\"ping\":1.50")
                .doesNotContain("timestamp");
        assertThat(ids(mapped(mapping.toString(), telemetry))).containsExactly(SentRecords.header(sent, "event_id"));
    }

    @Test
    void a_built_in_mapping_is_selected_by_its_name() throws Exception {
        ProducerRecord<String, byte[]> sent =
                only(mapped("score_updates", "{\"userId\":\"ada\",\"score\":7,\"gameId\":\"tetris\"}"));

        assertThat(sent.key()).isEqualTo("ada");
        assertThat(SentRecords.header(sent, "event_type")).isEqualTo("score_submitted");
    }

    @Test
    void an_invalid_mapping_is_reported_with_the_invalid_part() throws IOException {
        Path bad = Files.writeString(directory.resolve("bad.json"), "{\"fields\":{\"player\":\"/user\"}}");

        assertThatThrownBy(() -> mapped(bad.toString(), "{}"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Mapping \"" + bad + "\": fields.player is no field of events");
        assertThatThrownBy(() -> mapped("no/such/file", "{}"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Mapping \"no/such/file\" must be a readable file");
        assertThatThrownBy(() -> new NdjsonProperties(List.of("-"), true, "score_updates").mappingOrNone())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--as-is");
    }

    private List<ProducerRecord<String, byte[]>> mapped(String mapping, String content)
            throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("telemetry.ndjson"), content);
        try (NdjsonSource source = source(new NdjsonProperties(List.of(file.toString()), false, mapping))) {
            return all(source);
        }
    }

    @Test
    void a_dash_is_standard_input() throws Exception {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((GOOD + "\n" + GOOD).getBytes(UTF_8)));
        try (NdjsonSource source = source(new NdjsonProperties(List.of("-"), false, null))) {
            assertThat(all(source)).hasSize(2);
            assertThat(source.describe()).isEqualTo("events of standard input");
            assertThat(source.progress()).isEqualTo("2 lines, 2 events, 0 rejected");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void a_file_is_required() {
        assertThatThrownBy(() -> new NdjsonProperties(List.of(), false, null).textFiles())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--file");
        assertThatThrownBy(() -> new NdjsonProperties(List.of("no/such/file"), false, null).textFiles())
                .hasMessage("There is no file no/such/file");
    }

    private List<ProducerRecord<String, byte[]>> read(String content, boolean asIs)
            throws IOException, InterruptedException {
        try (NdjsonSource source = source(asIs, content)) {
            return all(source);
        }
    }

    private NdjsonSource source(boolean asIs, String content) throws IOException {
        Path file = Files.writeString(directory.resolve("events.ndjson"), content);
        return source(new NdjsonProperties(List.of(file.toString()), asIs, null));
    }

    private static NdjsonSource source(NdjsonProperties settings) throws IOException {
        return new NdjsonSource(settings, null, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<ProducerRecord<String, byte[]>> all(NdjsonSource source)
            throws IOException, InterruptedException {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (var event = source.next(); event != null; event = source.next()) {
            records.add(SentRecords.of(event));
        }
        return records;
    }

    private static ProducerRecord<String, byte[]> only(List<ProducerRecord<String, byte[]>> records) {
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static List<String> ids(List<ProducerRecord<String, byte[]>> records) {
        return records.stream()
                .map(sent -> SentRecords.header(sent, "event_id"))
                .toList();
    }
}
