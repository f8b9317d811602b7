package gg.leaderboard.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which texts are valid ids and names. Invisible characters are written as escapes. */
class RulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p1",
                "a/b",
                "a\\b",
                "a,b",
                "Ærø",
                "e\u0301",
                "खिलाड़ी",
                "ผู้เล่น",
                "لَاعِب",
                "שָׁלוֹם",
                "플레이어",
                "\u1112\u1161\u11ab",
                "🦊",
                "🇩🇰",
                "👍🏽",
                "\ue000",
                "\u0378"
            })
    void an_id_has_visible_characters_of_any_script(String id) {
        assertThatCode(() -> Rules.id("player_id", id)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "a b",
                "a\tb",
                "a\u0000",
                "a\u007f",
                "a\u0085b",
                "a\u00a0b",
                "a\u3000b", // spaces and controls
                "\u3164",
                "a\uffa0",
                "\u115f",
                "\u1160", // Hangul fillers
                "\u2800",
                "a\u2800b",
                "\ud80d\udc41",
                "\ud834\udd59", // empty glyphs
                "\u2764\ufe0f",
                "a\ufe00",
                "a\udb40\udd00",
                "\u1820\u180b", // variation selectors
                "\u0301",
                "\u20e3",
                "\u0903",
                "\u0301a", // marks without a base
                "a\u200b",
                "a\u200c",
                "a\u200d",
                "\ud83d\udc68\u200d\ud83d\udc69",
                "a\u2060",
                "a\ufeff",
                "a\u00ad",
                "a\u034f",
                "a\u202eb",
                "a\u200f",
                "\ufffe",
                "\ud800",
                "a\udc00",
                "\u2028"
            })
    void an_id_contains_only_visible_characters(String id) {
        assertThatThrownBy(() -> Rules.id("player_id", id))
                .hasMessageStartingWith("player_id may hold only visible characters")
                .message()
                .matches("[\\x20-\\x7e\u2764\u1820\ud83d\udc68\ud83d\udc69]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann Lee",
                "❤\ufe0f",
                "1\ufe0f\u20e3",
                "👨\u200d👩\u200d👧",
                "🏳\ufe0f\u200d🌈",
                "🏴\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f",
                "🇩🇰",
                "👍🏽",
                "क्\u200dष",
                "می\u200cخواهم",
                "ผู้เล่น",
                "שָׁלוֹם",
                "\u200fשלום",
                "e\u0301",
                " x\u3164",
                "\u2800x\u2800"
            })
    void a_name_may_contain_joiners_between_visible_characters(String name) {
        assertThatCode(() -> Rules.name("player_name", name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\u3000\u00a0",
                "\u3164",
                "\uffa0 ",
                "\u115f\u1160",
                "\u2800",
                "\u2800 \u2800",
                "\ud834\udd59",
                "\ud80d\udc41",
                "\ufe0f",
                "\u200d\ufe0f",
                "\u0301",
                " \u0301",
                "\u20e3",
                "\u0903",
                "\u200b",
                "\u00ad",
                "\u034f",
                "\u202e",
                "\ufff9",
                "\ufffe",
                "\udb40\udc67"
            })
    void a_name_requires_a_visible_character(String name) {
        assertThatThrownBy(() -> Rules.name("player_name", name))
                .hasMessageStartingWith("player_name must hold a visible character; was ")
                .message()
                .matches("[\\x20-\\x7e]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000", "a\u0085", "\ud800x", "a\u2028b"})
    void a_name_has_one_line(String name) {
        assertThatThrownBy(() -> Rules.name("player_name", name))
                .hasMessageStartingWith("player_name may not hold control characters");
    }

    @Test
    void a_message_quotes_at_most_200_characters_after_escaping() {
        assertThat(Rules.quote("a\"b c\n")).isEqualTo("\"a\\u0022b c\\u000a\"");
        assertThat(Rules.quote("x".repeat(128))).hasSize(130);
        assertThat(Rules.quote("x".repeat(129))).isEqualTo('"' + "x".repeat(128) + "…\"");
        assertThat(Rules.quote("\"".repeat(128))).isEqualTo('"' + "\\u0022".repeat(33) + "…\"");
        assertThat(Rules.quote("\ud800")).isEqualTo("\"\\ud800\"");
        assertThat(Rules.excerpt("[\"a\",\n1]")).isEqualTo("[\"a\",\\u000a1]");
    }
}
