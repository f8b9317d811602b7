package gg.leaderboard.standings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.standings.definition.BoardAccess.Read;
import gg.leaderboard.standings.definition.BoardAccess.Write;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryJsonTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void a_history_with_a_duplicate_key_is_rejected() {
        byte[] json = "{\"versions\":[],\"versions\":[]}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> HistoryJson.read(json, START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"versions\"");
    }

    @Test
    void a_history_is_parsed_as_written() {
        BoardHistory history = history(
                version(0, Change.CREATED, board("*/5 * * * *", "b")), version(10, Change.RESET, board("weekly", "c")));

        assertThat(HistoryJson.read(HistoryJson.write(history), Instant.EPOCH)).isEqualTo(history);
        assertThat(HistoryJson.read(HistoryJson.writeOpen(history), after(12)).versions())
                .extracting(BoardVersion::from)
                .containsExactly(START, after(12));
    }

    @Test
    void an_invalid_history_is_rejected() {
        for (String json : List.of(
                "", "[]", "{\"versions\":[]}", "{\"versions\":[{\"change\":\"created\"}]}", "{\"versions\":7}")) {
            assertThatThrownBy(() -> HistoryJson.read(json.getBytes(StandardCharsets.UTF_8), START))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_version_begins_within_the_years_1970_to_9999_and_not_before_its_predecessor() {
        for (String from : List.of("1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
            assertThat(HistoryJson.read(json(from), START).updatedAt()).isEqualTo(from);
        }
        for (String from : List.of("1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.001Z")) {
            assertThatThrownBy(() -> HistoryJson.read(json(from), START))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("from must be within 1970 and 9999; was " + from);
        }
        BoardHistory history = history(
                version(10, Change.CREATED, board("never", "b")), version(20, Change.RESET, board("never", "b")));
        assertThat(HistoryJson.read(HistoryJson.writeOpen(history), START).updatedAt())
                .isEqualTo(after(10));
        assertThat(HistoryJson.read(HistoryJson.writeOpen(history), after(15)).updatedAt())
                .isEqualTo(after(15));
    }

    @Test
    void the_number_of_places_reads_back_or_is_missing() {
        BoardDefinition ten =
                new BoardDefinition("b", "b", SortOrder.ASC, UpdateMode.REPLACE, ResetPeriod.NEVER, ZoneOffset.UTC, 10);
        BoardHistory history = history(version(0, Change.CREATED, ten));

        assertThat(HistoryJson.read(HistoryJson.write(history), START)).isEqualTo(history);
        assertThat(HistoryJson.read(json(START.toString()), START).newest().maxEntries())
                .isNull();
    }

    @Test
    void a_limit_of_scores_reads_back_and_is_not_written_if_there_is_none() {
        BoardDefinition limited = board("never", "b").withSubmitLimit(Rate.of("10/1m"));
        BoardHistory history = history(version(0, Change.CREATED, limited));

        assertThat(HistoryJson.read(HistoryJson.write(history), START)).isEqualTo(history);
        assertThat(limited.withScoring(SortOrder.DESC, UpdateMode.BEST).submitLimit())
                .isEqualTo(Rate.of("10/1m"));
        assertThat(HistoryJson.write(history(version(0, Change.CREATED, board("never", "b")))))
                .asString(StandardCharsets.UTF_8)
                .doesNotContain("submit_limit");
    }

    @Test
    void access_and_bounds_read_back_and_are_not_written_by_default() {
        ScoreBounds all =
                new ScoreBounds(-5L, 100L, 7L, 50L, Duration.ofSeconds(90), ScoreBounds.OnViolation.QUARANTINE);
        BoardDefinition bounded = board("never", "b")
                .withAccess(new BoardAccess(Write.PLAYER, Read.SERVER))
                .withBounds(all);
        BoardDefinition flagged = board("never", "b")
                .withBounds(new ScoreBounds(null, 9L, null, null, null, ScoreBounds.OnViolation.FLAG));
        BoardHistory history = history(version(0, Change.CREATED, bounded), version(1, Change.CHANGED, flagged));

        assertThat(HistoryJson.read(HistoryJson.write(history), START)).isEqualTo(history);
        assertThat(bounded.withScoring(SortOrder.ASC, UpdateMode.BEST).bounds()).isEqualTo(all);
        assertThat(HistoryJson.write(history(version(0, Change.CREATED, board("never", "b")))))
                .asString(StandardCharsets.UTF_8)
                .doesNotContain("write", "min", "on_violation");
    }

    private static byte[] json(String from) {
        return ("{\"versions\":[{\"from\":\"" + from + "\",\"change\":\"created\",\"id\":\"b\",\"name\":\"b\","
                        + "\"sort_order\":\"desc\",\"update_mode\":\"best\",\"reset_period\":\"never\","
                        + "\"time_zone\":\"UTC\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Instant after(int minutes) {
        return START.plusSeconds(60L * minutes);
    }

    private static BoardHistory history(BoardVersion... versions) {
        return new BoardHistory(List.of(versions));
    }

    private static BoardVersion version(int minutes, Change change, BoardDefinition board) {
        return new BoardVersion(after(minutes), change, board);
    }

    private static BoardDefinition board(String resetPeriod, String name) {
        return new BoardDefinition(
                "b", name, SortOrder.DESC, UpdateMode.INCREMENT, ResetPeriod.parse(resetPeriod), ZoneOffset.UTC, null);
    }
}
