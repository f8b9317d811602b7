package gg.leaderboard.standings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.window.Window;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GenerationsTest {

    private static final Generation NOTHING = new Generation(null, Map.of());

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final FoldSettings SETTINGS = FoldSettings.DEFAULT;
    private static final BoardRules BEST = new BoardRules(START, SortOrder.ASC, UpdateMode.BEST);

    @Test
    void a_generation_applies_its_rules_to_a_board_from_creation_to_deletion() {
        Definitions logged = Definitions.NONE.with(new BoardHistory(List.of(
                version(0, Change.CREATED, "first"),
                version(1, Change.CHANGED, "renamed"),
                version(2, Change.DELETED, "renamed"),
                version(3, Change.CREATED, "another"))));

        Definitions best = Generations.FIRST
                .withNext(SETTINGS, Map.of("b", BEST))
                .withActive(1)
                .definitionsOf(Generations.NONE, logged);

        assertThat(best.generation()).isEqualTo(1);
        assertThat(best.accept("b", 5, at(0)).rule()).isEqualTo(ScoreRule.LOWEST);
        assertThat(best.accept("b", 5, at(1)).rule()).isEqualTo(ScoreRule.LOWEST);
        assertThat(best.at("b", at(1)).orElseThrow().name()).isEqualTo("renamed");
        assertThat(best.at("b", at(2))).isEmpty();
        assertThat(best.accept("b", 5, at(3)).rule()).isEqualTo(ScoreRule.SUM);
    }

    @Test
    void the_first_generation_has_the_rules_from_the_creation_of_each_board() {
        Definitions logged = Definitions.NONE.with(new BoardHistory(List.of(version(0, Change.CREATED, "first"))));

        assertThat(Generations.FIRST
                        .withNext(SETTINGS, Map.of("b", BEST))
                        .definitionsOf(0, logged)
                        .all())
                .isEqualTo(logged.all());
    }

    @Test
    void a_new_generation_keeps_unchanged_rules_of_the_active_one() {
        BoardRules replace = new BoardRules(START, SortOrder.DESC, UpdateMode.REPLACE);

        Generations third = Generations.FIRST
                .withNext(SETTINGS, Map.of("b", BEST, "c", BEST))
                .withActive(1)
                .withNext(SETTINGS, Map.of("c", replace));

        assertThat(third.next()).isEqualTo(2);
        assertThat(third.active()).isEqualTo(1);
        assertThat(third.all().getOrDefault(2L, NOTHING).rules()).isEqualTo(Map.of("b", BEST, "c", replace));
        assertThat(third.withActive(2)
                        .withNext(SETTINGS, Map.of())
                        .all()
                        .getOrDefault(3L, NOTHING)
                        .rules())
                .isEqualTo(Map.of("b", BEST, "c", replace));
    }

    @Test
    void only_the_active_next_and_previous_generations_are_listed() {
        Generations generations = Generations.FIRST;
        for (int i = 0; i < 100; i++) {
            Generations ordered = generations.withNext(SETTINGS, Map.of());
            assertThat(ordered.all()).hasSize(2);
            generations = ordered.withActive(ordered.last());
            assertThat(generations.all()).hasSize(2);
        }
        Generations back = generations.withActive(99);

        assertThat(back.withoutOthers().all()).containsOnlyKeys(99L);
        assertThat(back.withoutOthers().withNext(SETTINGS, Map.of()).next())
                .as("a number is never used again")
                .isEqualTo(101);
        assertThatThrownBy(() -> back.definitionsOf(5, Definitions.NONE))
                .isInstanceOf(IncompatibleGenerationException.class)
                .hasMessageContaining("generation 5, which the topic leaderboards does not contain");
    }

    @Test
    void records_of_earlier_releases_have_the_first_version() {
        Generations before =
                GenerationsJson.read("{\"active\":1,\"next\":2,\"generations\":{\"0\":{},\"1\":{},\"2\":{}}}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(before.settings(1)).isEqualTo(FoldSettings.FIRST);
        assertThat(before.last()).isEqualTo(2);
        assertThat(before.toFold(new GenerationStamp(1, FoldSettings.FIRST), SETTINGS, Definitions.NONE)
                        .settings()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void the_settings_of_a_store_apply_until_the_log_has_them_and_must_match_it() {
        GenerationStamp daily = new GenerationStamp(
                0,
                FoldSettings.of(SETTINGS.version(), List.of(Window.ALLTIME, Window.DAILY), FoldSettings.DEFAULT_TYPES));

        assertThat(Generations.FIRST.toFold(daily, SETTINGS, Definitions.NONE).stamp())
                .isEqualTo(daily);
        assertThat(Generations.FIRST
                        .toFold(GenerationStamp.NONE, SETTINGS, Definitions.NONE)
                        .settings())
                .isEqualTo(SETTINGS);
        Generations recorded = Generations.FIRST.withRecordedSettings(daily);
        assertThat(GenerationsJson.read(GenerationsJson.write(recorded))).isEqualTo(recorded);
        assertThat(recorded.toFold(GenerationStamp.NONE, SETTINGS, Definitions.NONE)
                        .stamp())
                .isEqualTo(daily);
        assertThatThrownBy(() -> recorded.toFold(new GenerationStamp(0, SETTINGS), SETTINGS, Definitions.NONE))
                .isInstanceOf(IncompatibleGenerationException.class)
                .hasMessageContaining("empty the store");
    }

    @Test
    void standings_with_more_windows_cover_fewer_and_not_the_reverse() {
        FoldSettings fewer =
                FoldSettings.of(SETTINGS.version(), List.of(Window.ALLTIME, Window.DAILY), FoldSettings.DEFAULT_TYPES);

        assertThat(SETTINGS.covers(fewer)).isTrue();
        assertThat(fewer.covers(SETTINGS)).isFalse();
        assertThat(fewer.changesTo(SETTINGS)).containsExactly("standings.windows alltime,daily → alltime,daily,weekly");
        assertThat(SETTINGS.with("limit", "5").covers(SETTINGS)).isFalse();
        assertThat(FoldSettings.parse(fewer.text())).isEqualTo(fewer);
    }

    @Test
    void a_written_definition_is_read() {
        Generations generations = Generations.FIRST.withNext(SETTINGS, Map.of("b", BEST));

        assertThat(GenerationsJson.read(GenerationsJson.write(generations))).isEqualTo(generations);
        assertThat(GenerationsJson.read(GenerationsJson.write(generations.withActive(1))))
                .isEqualTo(generations.withActive(1));
        BoardHistory history = new BoardHistory(List.of(version(0, Change.CREATED, "first"))).withRules(1, BEST);
        assertThat(HistoryJson.read(HistoryJson.write(history), START)).isEqualTo(history);
    }

    @Test
    void invalid_generations_are_rejected() {
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
    void a_generation_that_is_not_in_the_log_is_reported() {
        assertThatThrownBy(() -> Generations.FIRST.definitionsOf(7, Definitions.NONE))
                .hasMessageContaining("of generation 7");
    }

    @Test
    void the_active_and_the_next_generation_are_known_and_none_is_after_the_last() {
        SortedMap<Long, Generation> two = new TreeMap<>(Map.of(0L, NOTHING, 1L, NOTHING));

        assertThat(new Generations(0, 1L, 1, two).all()).isEqualTo(two);
        assertThatThrownBy(() -> new Generations(2, null, 2, two)).hasMessageContaining("must be known generations");
        assertThatThrownBy(() -> new Generations(0, 2L, 2, two)).hasMessageContaining("must be known generations");
        assertThatThrownBy(() -> new Generations(0, null, 0, two)).hasMessageContaining("up to the last");
    }

    @Test
    void settings_of_a_store_are_recorded_only_for_a_known_generation_without_settings() {
        FoldSettings other = SETTINGS.with("limit", "5");
        Generations recorded = Generations.FIRST.withRecordedSettings(new GenerationStamp(0, SETTINGS));

        assertThat(recorded.settings(0)).isEqualTo(SETTINGS);
        assertThat(recorded.withRecordedSettings(new GenerationStamp(0, other))).isEqualTo(recorded);
        assertThat(Generations.FIRST.withRecordedSettings(new GenerationStamp(7, SETTINGS)))
                .isEqualTo(Generations.FIRST);
        assertThat(Generations.FIRST.settings(0)).isNull();
        assertThat(Generations.FIRST.settings(7)).isNull();
    }

    @Test
    void a_reader_uses_the_settings_of_the_log_and_otherwise_those_of_the_first_release() {
        Generations first = Generations.FIRST;
        Generations next = first.withNext(SETTINGS, Map.of()).withActive(1);

        assertThat(first.definitionsOf(Generations.NONE, Definitions.NONE).stamp())
                .isEqualTo(new GenerationStamp(0, FoldSettings.FIRST));
        assertThat(next.definitionsOf(Generations.NONE, Definitions.NONE).stamp())
                .isEqualTo(new GenerationStamp(1, SETTINGS));
        assertThat(next.definitionsOf(0, Definitions.NONE).stamp())
                .isEqualTo(new GenerationStamp(0, FoldSettings.FIRST));
        assertThat(next.toFold(GenerationStamp.NONE, SETTINGS.with("limit", "5"), Definitions.NONE)
                        .stamp())
                .isEqualTo(new GenerationStamp(1, SETTINGS));
    }

    @Test
    void a_board_whose_rules_no_generation_changed_keeps_those_it_was_made_with() {
        Definitions logged = Definitions.NONE.with(new BoardHistory(List.of(version(0, Change.CREATED, "first"))));

        Definitions second = Generations.FIRST.withNext(SETTINGS, Map.of()).definitionsOf(1, logged);

        assertThat(second.accept("b", 5, at(0)).rule()).isEqualTo(ScoreRule.SUM);
        assertThat(second.all()).extracting(BoardHistory::generation).containsExactly(1L);
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
