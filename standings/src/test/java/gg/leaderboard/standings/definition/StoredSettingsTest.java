package gg.leaderboard.standings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.standings.window.Window;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the text of fold settings, and how settings compare. */
class StoredSettingsTest {

    private static final FoldSettings DAILY = FoldSettings.of(3, List.of(Window.ALLTIME, Window.DAILY), 7);

    @Test
    void the_text_lists_the_settings_by_name_and_reads_back() {
        String text = "fold=3 standings.limits.types=7 standings.windows=alltime,daily";

        assertThat(DAILY.text()).isEqualTo(text);
        assertThat(DAILY).hasToString(text);
        assertThat(FoldSettings.parse(text)).isEqualTo(DAILY).hasSameHashCodeAs(DAILY);
        assertThat(FoldSettings.parse(text).version()).isEqualTo(3);
        assertThat(FoldSettings.parse(text).types()).isEqualTo(7);
        assertThat(FoldSettings.parse(text).windows()).containsExactly(Window.ALLTIME, Window.DAILY);
        assertThat(FoldSettings.parse("x= " + text)).isNotEqualTo(DAILY).hasToString(text + " x=");
    }

    @Test
    void settings_that_differ_are_not_equal() {
        assertThat(DAILY)
                .isNotEqualTo(FoldSettings.of(3, List.of(Window.ALLTIME, Window.DAILY), 8))
                .doesNotHaveSameHashCodeAs(FoldSettings.of(4, List.of(Window.ALLTIME, Window.DAILY), 7));
    }

    @Test
    void settings_of_the_first_release_count_every_type() {
        assertThat(FoldSettings.FIRST.types()).isEqualTo(Integer.MAX_VALUE);
        assertThat(FoldSettings.FIRST.version()).isEqualTo(1);
    }

    @Test
    void windows_of_a_newer_release_are_ignored() {
        assertThat(FoldSettings.parse("fold=9 standings.windows=alltime,yearly,daily")
                        .windows())
                .containsExactly(Window.ALLTIME, Window.DAILY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fold",
                "=3 standings.windows=daily",
                "fold=3",
                "standings.windows=daily",
                "fold=x standings.windows=daily"
            })
    void a_text_of_another_form_is_rejected(String text) {
        assertThatThrownBy(() -> FoldSettings.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_missing_setting_and_a_wrong_form_are_named() {
        assertThatThrownBy(() -> FoldSettings.parse("fold=3")).hasMessage("standings.windows is missing in \"fold=3\"");
        assertThatThrownBy(() -> FoldSettings.parse("=3"))
                .hasMessage("must be settings such as " + FoldSettings.DEFAULT + "; was \"=3\"");
    }

    @Test
    void changes_name_each_setting_that_differs_or_is_set_in_one_only() {
        assertThat(DAILY.changesTo(DAILY)).isEmpty();
        assertThat(FoldSettings.FIRST.changesTo(DAILY))
                .containsExactly(
                        "fold 1 → 3",
                        "standings.limits.types unset → 7",
                        "standings.windows alltime,daily,weekly → alltime,daily");
        assertThat(DAILY.with("limit", "5").changesTo(DAILY)).containsExactly("limit 5 → unset");
    }

    @Test
    void standings_cover_settings_that_differ_in_fewer_windows_only() {
        FoldSettings more = FoldSettings.of(3, List.of(Window.ALLTIME, Window.DAILY, Window.MONTHLY), 7);

        assertThat(DAILY.covers(DAILY)).isTrue();
        assertThat(more.covers(DAILY)).isTrue();
        assertThat(DAILY.covers(more)).isFalse();
        assertThat(FoldSettings.of(3, more.windows(), 8).covers(DAILY)).isFalse();
        assertThat(FoldSettings.of(4, more.windows(), 7).covers(DAILY)).isFalse();
    }

    @Test
    void standings_of_another_version_of_the_fold_are_rejected_with_the_remedy() {
        assertThatCode(() -> DAILY.requireVersion(3, 5, "wait")).doesNotThrowAnyException();
        assertThatThrownBy(() -> DAILY.requireVersion(4, 5, "wait"))
                .isInstanceOf(IncompatibleGenerationException.class)
                .hasMessage("generation 5 was folded with version 3 of the fold, and this release has version 4; wait");
    }

    @Test
    void an_empty_store_has_no_settings() {
        assertThat(GenerationStamp.NONE.isNone()).isTrue();
        assertThat(GenerationStamp.NONE).hasToString("nothing");
        assertThatThrownBy(GenerationStamp.NONE::requireSettings).hasMessage("an empty store has no settings");

        GenerationStamp stamp = new GenerationStamp(2, DAILY);
        assertThat(stamp.isNone()).isFalse();
        assertThat(stamp.requireSettings()).isEqualTo(DAILY);
        assertThat(stamp).hasToString("generation 2 (" + DAILY + ")");
    }
}
