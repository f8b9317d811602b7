package gg.leaderboard.standings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.InvalidEventException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardDefinitionTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "naïve",
                "a:b",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void an_invalid_id_is_rejected_with_its_field(String id) {
        assertThatThrownBy(() -> board(id, "Cup", null))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("id ")
                .hasMessageContaining('"' + id + '"');
    }

    @Test
    void an_invalid_name_is_rejected_with_its_field() {
        assertThatThrownBy(() -> board("cup", "", null))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("name ");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1_000_000_001})
    void an_invalid_number_of_places_is_rejected_with_its_field(int places) {
        assertThatThrownBy(() -> board("cup", "Cup", places))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("max_entries must be 1 to 1000000000; was " + places);
    }

    @Test
    void a_board_shows_its_number_of_places_or_all() {
        assertThat(board("a".repeat(64), "b".repeat(64), 1).depth()).isEqualTo(1);
        assertThat(board("A-z_0.9", "Cup", 1_000_000_000).depth()).isEqualTo(1_000_000_000);
        assertThat(board("cup", "Cup", null).depth()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_001, -1_000_000_001})
    void a_board_that_adds_scores_up_rejects_scores_that_could_make_sums_inexact(long score) {
        assertThatThrownBy(() -> board("cup", "Cup", null).check(score))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("score ")
                .hasMessageEndingWith("was " + score);
    }

    @ParameterizedTest
    @CsvSource({
        "INCREMENT,1000000000",
        "INCREMENT,-1000000000",
        "BEST,1000000001",
        "BEST,-1000000001",
        "REPLACE,1000000001"
    })
    void other_scores_are_accepted(UpdateMode mode, long score) {
        BoardDefinition board = board("cup", "Cup", null).withScoring(SortOrder.DESC, mode);

        assertThatCode(() -> board.check(score)).doesNotThrowAnyException();
    }

    @Test
    void other_scoring_rules_leave_the_rest_of_a_board_as_it_is() {
        BoardDefinition board = board("cup", "Cup", 10);

        assertThat(board.withScoring(SortOrder.ASC, UpdateMode.REPLACE))
                .isEqualTo(new BoardDefinition(
                        "cup", "Cup", SortOrder.ASC, UpdateMode.REPLACE, ResetPeriod.parse("daily"), VIENNA, 10));
    }

    @Test
    void the_board_of_a_game_keeps_the_best_scores_forever() {
        BoardDefinition board = BoardDefinition.ofGame("arena");

        assertThat(board.id()).isEqualTo("arena");
        assertThat(board.updateMode()).isEqualTo(UpdateMode.BEST);
        assertThat(board.sortOrder()).isEqualTo(SortOrder.DESC);
        assertThat(board.resetPeriod()).isEqualTo(ResetPeriod.NEVER);
    }

    private static BoardDefinition board(String id, String name, @Nullable Integer maxEntries) {
        return new BoardDefinition(
                id, name, SortOrder.DESC, UpdateMode.INCREMENT, ResetPeriod.parse("daily"), VIENNA, maxEntries);
    }
}
