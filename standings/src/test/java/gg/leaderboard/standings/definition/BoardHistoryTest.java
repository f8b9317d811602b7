package gg.leaderboard.standings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardHistoryTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void a_record_is_folded_by_the_version_in_force_at_its_log_time() {
        BoardHistory history = history(
                version(0, Change.CREATED, board("never", "first")),
                version(10, Change.CHANGED, board("never", "second")));

        assertThat(history.at(START.minusMillis(1))).isEmpty();
        assertThat(history.at(START)).map(BoardDefinition::name).contains("first");
        assertThat(history.at(after(10).minusMillis(1)))
                .map(BoardDefinition::name)
                .contains("first");
        assertThat(history.at(after(10))).map(BoardDefinition::name).contains("second");
    }

    @Test
    void a_history_with_a_duplicate_key_is_rejected() {
        byte[] json = "{\"versions\":[],\"versions\":[]}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> HistoryJson.read(json, START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"versions\"");
    }

    @Test
    void a_reset_starts_a_season_and_a_change_does_not() {
        BoardHistory history = history(
                version(0, Change.CREATED, board("never", "b")),
                version(5, Change.CHANGED, board("never", "c")),
                version(10, Change.RESET, board("never", "c")));

        assertThat(history.season(after(9))).contains(new Season(1, START, after(10)));
        assertThat(history.season(after(10))).contains(new Season(2, after(10), null));
        assertThat(history.season(2, after(9))).isEmpty();
        assertThat(history.season(1, after(11))).contains(new Season(1, START, after(10)));
    }

    @Test
    void seasons_follow_the_calendar_and_every_reset_counts_from_the_last() {
        BoardHistory history = history(
                version(0, Change.CREATED, board("hourly", "b")), version(90, Change.RESET, board("hourly", "b")));

        assertThat(history.season(after(59))).contains(new Season(1, START, after(60)));
        assertThat(history.season(after(60))).contains(new Season(2, after(60), after(90)));
        assertThat(history.season(after(90))).contains(new Season(3, after(90), after(120)));
        assertThat(history.season(after(120 + 24 * 60)).map(Season::number)).contains(28L);
        assertThat(history.season(after(30)).map(Season::number)).contains(1L);
    }

    @Test
    void a_change_at_the_time_of_a_reset_keeps_the_reset() {
        BoardHistory history = history(
                version(0, Change.CREATED, board("hourly", "b")), version(60, Change.CHANGED, board("hourly", "c")));
        BoardHistory ended = history(
                version(0, Change.CREATED, board("hourly", "b")), version(60, Change.CHANGED, board("never", "c")));

        assertThat(history.season(after(60)).map(Season::number)).contains(2L);
        assertThat(ended.season(after(60)).map(Season::number)).contains(1L);
        assertThat(ended.season(after(600))).contains(new Season(1, START, null));
    }

    @Test
    void a_recreated_board_shares_nothing_with_the_deleted_one() {
        BoardHistory history = history(
                version(0, Change.CREATED, board("never", "old")),
                version(10, Change.DELETED, board("never", "old")),
                version(20, Change.CREATED, board("never", "new")));

        assertThat(history.at(after(15))).isEmpty();
        assertThat(history.season(after(9))).contains(new Season(1, START, after(10)));
        assertThat(history.season(after(20))).contains(new Season(2, after(20), null));
        assertThat(history.season(1, after(30))).isEmpty();
        assertThat(history.season(1, after(9))).contains(new Season(1, START, after(10)));
        assertThat(history.createdAt()).isEqualTo(after(20));
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
    void a_score_counts_only_on_a_board_that_accepts_it() {
        Definitions definitions =
                new Definitions(Map.of("b", history(version(0, Change.CREATED, board("never", "b")))));

        assertThat(definitions.accept("b", 1_000_000_000, START).season()).isEqualTo(1);
        assertThatThrownBy(() -> definitions.accept("b", 1_000_000_001, START))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("score ");
        assertThatThrownBy(() -> definitions.accept("b", 1, START.minusMillis(1)))
                .hasMessage("leaderboard_id names no leaderboard; was \"b\"");
        assertThatThrownBy(() -> definitions.accept("global", 1, START)).hasMessageContaining("fed by events");
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
