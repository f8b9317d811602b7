package gg.leaderboard.standings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
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

    @Test
    void a_history_begins_with_a_creation_and_is_of_one_board_in_the_order_of_time() {
        BoardVersion created = version(10, Change.CREATED, board("never", "b"));
        BoardVersion other = version(10, Change.CHANGED, BoardDefinition.ofGame("other"));

        assertThatThrownBy(() -> history()).hasMessageStartingWith("a board's history must begin with its creation");
        assertThatThrownBy(() -> history(version(0, Change.CHANGED, board("never", "b")), created))
                .hasMessageStartingWith("a board's history must begin with its creation");
        assertThatThrownBy(() -> history(created, other))
                .hasMessageStartingWith("a board's history must be of one board");
        assertThatThrownBy(() -> history(created, version(9, Change.CHANGED, board("never", "b"))))
                .hasMessageStartingWith("a board's history must be ordered by time");
        assertThat(history(created, version(10, Change.CHANGED, board("never", "c")))
                        .newest()
                        .name())
                .isEqualTo("c");
    }

    @Test
    void one_more_version_leaves_the_shorter_history_as_it_was() {
        BoardHistory shorter = new BoardHistory(List.of(version(0, Change.CREATED, board("never", "b"))), 3);
        BoardVersion deleted = version(5, Change.DELETED, board("never", "b"));

        BoardHistory longer = shorter.with(deleted);

        assertThat(longer.versions()).hasSize(2).endsWith(deleted);
        assertThat(longer.generation()).isEqualTo(3);
        assertThat(longer.id()).isEqualTo("b");
        assertThat(shorter.versions()).hasSize(1);
        assertThat(shorter.isLive()).isTrue();
        assertThat(longer.isLive()).isFalse();
        assertThat(longer.current()).isEmpty();
        assertThat(longer.newest().name()).isEqualTo("b");
    }

    @Test
    void a_history_knows_when_its_board_was_last_created_and_changed() {
        BoardHistory history = history(
                version(0, Change.CREATED, board("never", "b")),
                version(5, Change.DELETED, board("never", "b")),
                version(10, Change.CREATED, board("never", "c")),
                version(15, Change.RESET, board("never", "c")));

        assertThat(history.createdAt()).isEqualTo(after(10));
        assertThat(history.updatedAt()).isEqualTo(after(15));
        assertThat(history.season(2, after(10))).contains(new Season(2, after(10), after(15)));
        assertThat(history.season(1, after(10))).isEmpty();
        assertThat(history.season(0, after(10))).isEmpty();
    }

    @Test
    void a_history_contains_another_if_it_has_all_its_changes() {
        BoardVersion created = version(0, Change.CREATED, board("never", "b"));
        BoardVersion changed = version(5, Change.CHANGED, board("never", "c"));
        BoardVersion reset = version(10, Change.RESET, board("never", "c"));
        BoardHistory all = history(created, changed, reset);

        assertThat(all.contains(all)).isTrue();
        assertThat(all.contains(history(created))).isTrue();
        assertThat(all.contains(history(created, reset))).isTrue();
        assertThat(history(created, reset).contains(all)).isFalse();
        assertThat(all.contains(history(created, version(5, Change.RESET, board("never", "c")))))
                .isFalse();
        assertThat(all.contains(history(created, version(6, Change.CHANGED, board("never", "c")))))
                .isFalse();
        assertThat(all.contains(all.withRules(1, new BoardRules(START, SortOrder.ASC, UpdateMode.BEST))))
                .isTrue();
    }

    @Test
    void merged_histories_have_each_change_once_in_the_order_of_time() {
        BoardVersion created = version(0, Change.CREATED, board("never", "b"));
        BoardVersion changed = version(5, Change.CHANGED, board("never", "c"));
        BoardVersion reset = version(10, Change.RESET, board("never", "c"));

        assertThat(history(created, reset).merged(history(created, changed)).versions())
                .containsExactly(created, changed, reset);
        assertThat(history(created).merged(history(created))).isEqualTo(history(created));
    }

    @Test
    void the_rules_of_a_generation_hold_only_for_the_board_they_were_made_for() {
        BoardHistory history = history(version(0, Change.CREATED, board("never", "b")));
        BoardRules best = new BoardRules(START, SortOrder.ASC, UpdateMode.BEST);

        assertThat(history.withRules(2, best).newest().updateMode()).isEqualTo(UpdateMode.BEST);
        assertThat(history.withRules(2, best).generation()).isEqualTo(2);
        assertThat(history.withRules(2, new BoardRules(after(1), SortOrder.ASC, UpdateMode.BEST))
                        .versions())
                .isEqualTo(history.versions());
        assertThat(history.withRules(2, null).versions()).isEqualTo(history.versions());
    }

    @Test
    void histories_are_equal_if_versions_and_generation_are() {
        BoardHistory history = history(version(0, Change.CREATED, board("never", "b")));

        assertThat(history.withRules(0, null)).isEqualTo(history).hasSameHashCodeAs(history);
        assertThat(history.withRules(1, null)).isNotEqualTo(history).doesNotHaveSameHashCodeAs(history);
        assertThat(history(version(1, Change.CREATED, board("never", "b")))).isNotEqualTo(history);
        assertThat(history.toString()).startsWith("b[").contains("CREATED");
    }

    @Test
    void a_version_ends_the_season_of_the_moment_before_it() {
        BoardVersion reset = version(10, Change.RESET, board("never", "b"));
        BoardVersion deleted = version(20, Change.DELETED, board("never", "b"));
        BoardVersion again = version(30, Change.CREATED, board("never", "b"));
        BoardHistory history = history(version(0, Change.CREATED, board("never", "b")), reset, deleted, again);

        assertThat(history.endedBy(history.versions().get(0))).isEmpty();
        assertThat(history.endedBy(reset)).map(BoardSeason::season).contains(1L);
        assertThat(history.endedBy(deleted)).map(BoardSeason::season).contains(2L);
        assertThat(history.endedBy(again)).isEmpty();
        assertThat(history.currentSeason()).map(BoardSeason::season).contains(3L);
        assertThat(history(history.versions().get(0), deleted).currentSeason()).isEmpty();
    }

    @Test
    void a_season_expires_some_time_after_its_end_or_its_last_write() {
        BoardSeason hour =
                history(version(0, Change.CREATED, board("hourly", "b"))).accept(1, START);
        Duration retention = Window.HOURLY.retention().orElseThrow();

        assertThat(hour.expiry(after(5))).contains(after(60).plus(retention));
        assertThat(hour.expiry(after(90))).contains(after(90).plus(retention));
        assertThat(history(version(0, Change.CREATED, board("never", "b")))
                        .accept(1, START)
                        .expiry(after(5)))
                .isEmpty();
        assertThat(BoardSeason.builtIn("global").expiry(after(5))).isEmpty();
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
