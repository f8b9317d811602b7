package gg.leaderboard.standings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final BoardDefinition CUP = BoardDefinition.ofGame("cup");
    private static final BoardHistory CREATED = new BoardHistory(List.of(new BoardVersion(START, Change.CREATED, CUP)));
    private static final BoardHistory DELETED =
            CREATED.with(new BoardVersion(START.plusSeconds(60), Change.DELETED, CUP));

    @Test
    void a_deleted_board_has_a_history_but_is_not_live() {
        Definitions definitions = Definitions.NONE.with(CREATED).with(DELETED);

        assertThat(definitions.all()).containsExactly(DELETED);
        assertThat(definitions.find("cup")).contains(DELETED);
        assertThat(definitions.live("cup")).isEmpty();
        assertThat(Definitions.NONE.with(CREATED).live("cup")).contains(CREATED);
        assertThat(Definitions.NONE.find("cup")).isEmpty();
    }

    @Test
    void a_board_is_required_to_exist_at_the_time_of_the_record() {
        Definitions definitions = Definitions.NONE.with(DELETED);

        assertThat(definitions.at("cup", START)).contains(CUP);
        assertThatCode(() -> definitions.require("cup", START)).doesNotThrowAnyException();
        assertThatThrownBy(() -> definitions.require("cup", START.minusMillis(1)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("\"cup\"");
        assertThatThrownBy(() -> definitions.require("cup", START.plusSeconds(60)))
                .isInstanceOf(InvalidEventException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"global", "kills", "headshots", "assists", "objectives", "game:arena", "game:a"})
    void built_in_boards_always_exist_and_accept_no_scores(String board) {
        assertThatCode(() -> Definitions.NONE.require(board, Instant.EPOCH)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Definitions.NONE.accept(board, 1, START)).hasMessageContaining("fed by events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"game:", "game", "Global", "gamer"})
    void a_similar_name_is_no_built_in_board(String board) {
        assertThatThrownBy(() -> Definitions.NONE.require(board, START)).hasMessageContaining("names no leaderboard");
        assertThatThrownBy(() -> Definitions.NONE.accept(board, 1, START)).hasMessageContaining("names no leaderboard");
    }

    @Test
    void the_built_in_boards_have_names_except_those_of_games() {
        assertThat(BuiltInBoards.named()).contains("global", "kills").noneMatch(board -> board.startsWith("game:"));
        assertThat(BuiltInBoards.game("arena")).isEqualTo("game:arena");
    }

    @Test
    void definitions_have_the_settings_and_the_generation_of_their_stamp() {
        FoldSettings settings = FoldSettings.DEFAULT.with("limit", "5");
        Definitions stamped = Definitions.NONE.with(CREATED).withStamp(new GenerationStamp(3, settings));

        assertThat(Definitions.NONE.generation()).isZero();
        assertThat(Definitions.NONE.settings()).isEqualTo(FoldSettings.DEFAULT);
        assertThat(stamped.generation()).isEqualTo(3);
        assertThat(stamped.settings()).isEqualTo(settings);
        assertThat(stamped.with(DELETED).stamp()).isEqualTo(stamped.stamp());
        assertThat(stamped.all()).containsExactly(CREATED);
    }

    @Test
    void without_a_copy_there_are_no_boards_and_no_generation_but_the_first() {
        assertThat(DefinitionCopy.NONE.name()).isEqualTo("nothing");
        assertThat(DefinitionCopy.NONE.read()).isEqualTo(DefinitionCopy.Contents.NOTHING);
    }
}
