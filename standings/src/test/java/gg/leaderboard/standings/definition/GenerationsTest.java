package gg.leaderboard.standings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenerationsTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final BoardRules BEST = new BoardRules(START, SortOrder.ASC, UpdateMode.BEST);

    @Test
    void a_generation_counts_a_board_by_its_own_rules_from_the_boards_creation_to_its_deletion() {
        Definitions logged = Definitions.NONE.with(new BoardHistory(List.of(
                version(0, Change.CREATED, "first"),
                version(1, Change.CHANGED, "renamed"),
                version(2, Change.DELETED, "renamed"),
                version(3, Change.CREATED, "another"))));

        Definitions best =
                Generations.FIRST.ordered(Map.of("b", BEST)).switchedTo(1).of(Generations.NONE, logged);

        assertThat(best.generation()).isEqualTo(1);
        assertThat(best.accept("b", 5, at(0)).rule()).isEqualTo(ScoreRule.LOWEST);
        assertThat(best.accept("b", 5, at(1)).rule()).isEqualTo(ScoreRule.LOWEST);
        assertThat(best.at("b", at(1)).orElseThrow().name()).isEqualTo("renamed");
        assertThat(best.at("b", at(2))).isEmpty();
        assertThat(best.accept("b", 5, at(3)).rule()).isEqualTo(ScoreRule.SUM);
    }

    @Test
    void the_first_generation_counts_every_board_by_what_it_was_made_with() {
        Definitions logged = Definitions.NONE.with(new BoardHistory(List.of(version(0, Change.CREATED, "first"))));

        assertThat(Generations.FIRST.ordered(Map.of("b", BEST)).of(0, logged)).isSameAs(logged);
    }

    @Test
    void a_new_generation_keeps_the_rules_of_the_active_one_where_it_changes_none() {
        BoardRules replace = new BoardRules(START, SortOrder.DESC, UpdateMode.REPLACE);

        Generations third = Generations.FIRST
                .ordered(Map.of("b", BEST, "c", BEST))
                .switchedTo(1)
                .ordered(Map.of("c", replace));

        assertThat(third.next()).isEqualTo(2);
        assertThat(third.active()).isEqualTo(1);
        assertThat(third.rules().get(2L)).isEqualTo(Map.of("b", BEST, "c", replace));
        assertThat(third.switchedTo(0).ordered(Map.of()).rules().get(3L)).isEmpty();
    }

    @Test
    void what_is_written_is_read() {
        Generations generations = Generations.FIRST.ordered(Map.of("b", BEST));

        assertThat(GenerationsJson.read(GenerationsJson.write(generations))).isEqualTo(generations);
        assertThat(GenerationsJson.read(GenerationsJson.write(generations.switchedTo(1))))
                .isEqualTo(generations.switchedTo(1));
        BoardHistory history = new BoardHistory(List.of(version(0, Change.CREATED, "first"))).under(1, BEST);
        assertThat(HistoryJson.read(HistoryJson.write(history), START)).isEqualTo(history);
    }

    @Test
    void what_are_no_generations_is_refused() {
        for (String json : List.of(
                "",
                "7",
                "{\"active\":1,\"generations\":{\"0\":{}}}",
                "{\"active\":0,\"next\":1,\"generations\":{\"0\":{}}}",
                "{\"active\":0,\"generations\":{\"first\":{}}}",
                "{\"active\":0,\"generations\":{\"0\":{\"b\":{\"created\":\"today\"}}}}",
                "{\"active\":0,\"generations\":{\"0\":{\"b\":{\"created\":\"2026-11-20T12:00:00Z\","
                        + "\"sort_order\":\"up\",\"update_mode\":\"best\"}}}}")) {
            assertThatThrownBy(() -> GenerationsJson.read(json.getBytes(StandardCharsets.UTF_8)))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_generation_that_the_log_does_not_know_is_named() {
        assertThatThrownBy(() -> Generations.FIRST.of(7, Definitions.NONE)).hasMessageContaining("of generation 7");
    }

    private static Instant at(int minutes) {
        return START.plusSeconds(60L * minutes);
    }

    private static BoardVersion version(int minutes, Change change, String name) {
        return new BoardVersion(
                at(minutes),
                change,
                new BoardDefinition(
                        "b",
                        name,
                        SortOrder.DESC,
                        UpdateMode.INCREMENT,
                        ResetPeriod.parse("never"),
                        ZoneOffset.UTC,
                        null));
    }
}
