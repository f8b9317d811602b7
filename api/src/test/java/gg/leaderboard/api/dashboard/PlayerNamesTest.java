package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserExtension.class)
class PlayerNamesTest {

    private static final List<String> HOSTILE = List.of(
            "<img src=x onerror=window.pwned=1>",
            "\"><script>window.pwned=1</script>",
            "\u202Egnirts desrever",
            "\u2067\u2066never closed",
            "😀".repeat(64),
            "W".repeat(64),
            "Z\u0351\u0352\u0357\u0300\u0301\u0302\u0306".repeat(8),
            "مرحبا بالعالم",
            "{{7*7}}${7*7}");

    @Test
    void names_are_rendered_as_text(DashboardPage page) {
        play(page);
        page.open();
        page.waitUntil(() -> assertThat(page.browser.contents("#top .name")).isEqualTo(HOSTILE));
        page.waitUntil(
                () -> assertThat(page.browser.contents("#feed .achievement")).hasSize(HOSTILE.size()));
        assertThat(page.browser.run("return window.pwned ?? null")).isNull();
        assertThat(page.browser.run("return document.querySelectorAll('main img, main script').length"))
                .isEqualTo(0L);
    }

    @Test
    void no_name_breaks_the_layout(DashboardPage page) {
        page.browser.size(360, 780);
        play(page);
        page.game.score("rich", "Rich", Rules.MAX_POINTS);
        page.open();
        page.waitUntil(() -> assertThat(page.browser.contents("#top .name")).hasSize(10));
        page.assertNoHorizontalScroll();
        assertThat(page.browser.run(
                        "return new Set([...document.querySelectorAll('#top tr')].map(r => r.offsetHeight)).size"))
                .isEqualTo(1L);
        assertThat(page.browser.run(
                        "return [...document.querySelectorAll('#top .name')].every(n => n.offsetWidth > 20)"))
                .isEqualTo(true);
    }

    @Test
    void a_name_with_direction_marks_affects_only_itself(DashboardPage page) {
        page.game.score("r", "\u202Enever closed", 5);
        page.open();
        page.waitUntil(() -> assertThat(page.browser.contents("#top .name")).hasSize(1));
        assertThat(page.browser.run("""
                        const left = (selector) => document.querySelector(selector).getBoundingClientRect().left;
                        return left('#top .rank') < left('#top .name') && left('#top .name') < left('#top .score');""")).isEqualTo(true);
    }

    private static void play(DashboardPage page) {
        for (int i = 0; i < HOSTILE.size(); i++) {
            String id = i == 0 ? "<b>&\"'/..%2f" : i == 1 ? "x".repeat(128) : "p" + i;
            page.game.score(id, HOSTILE.get(i), 1_000_000_000L - i);
            page.game.unlock(id, HOSTILE.get(i), HOSTILE.get(i), HOSTILE.get(i));
        }
    }
}
