package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(BrowserExtension.class)
class AccessibilityTest {

    @ParameterizedTest
    @CsvSource({"light,1280", "dark,1280", "light,360", "dark,360"})
    void the_page_has_no_accessibility_violations(String theme, int width, DashboardPage page) throws IOException {
        open(page, theme, width);
        assertThat(Accessibility.violations(page.browser)).isEmpty();
        page.browser.click("#top tr");
        page.waitUntil(() -> assertThat(page.browser.text("#profile-facts")).contains("Points"));
        assertThat(Accessibility.violations(page.browser)).isEmpty();
        page.assertNoHorizontalScroll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void the_empty_page_has_no_accessibility_violations(String theme, DashboardPage page) throws IOException {
        page.browser.prefer(Map.of("prefers-color-scheme", theme, "prefers-reduced-motion", "reduce"));
        page.browser.size(360, 780);
        page.open();
        page.waitUntil(() -> assertThat(page.browser.shows("#empty")).isTrue());
        assertThat(Accessibility.violations(page.browser)).isEmpty();
        page.assertNoHorizontalScroll();
    }

    @Test
    void the_theme_is_that_of_the_system_until_the_user_selects_one(DashboardPage page) {
        page.browser.prefer(Map.of("prefers-color-scheme", "dark"));
        page.open();
        String dark = background(page);
        page.browser.click("#theme");
        String light = background(page);
        assertThat(light).isNotEqualTo(dark);
        page.open();
        assertThat(background(page)).isEqualTo(light);
        assertThat(page.browser.run("return document.getElementById('theme').getAttribute('aria-label')"))
                .isEqualTo("Switch to dark theme");
    }

    @Test
    void a_new_leader_is_announced_and_other_changes_are_not(DashboardPage page) {
        page.game.score("nova", "Nova", 300);
        page.game.score("zed", "Zed", 100);
        page.open();
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Nova", "Zed"));
        page.game.score("nova", "Nova", 1);
        page.waitUntil(() -> assertThat(page.browser.texts("#top .score")).startsWith("301"));
        assertThat(said(page)).isEqualTo("");
        page.game.score("zed", "Zed", 900);
        page.waitUntil(() -> assertThat(said(page)).isEqualTo("Zed takes the lead with 1,000 points."));
    }

    private static void open(DashboardPage page, String theme, int width) {
        page.browser.prefer(Map.of("prefers-color-scheme", theme, "prefers-reduced-motion", "reduce"));
        page.browser.size(width, 800);
        for (String rarity : List.of("common", "uncommon", "rare", "epic", "legendary", "mythic")) {
            page.game.score(rarity, "Player " + rarity, rarity.length());
            page.game.unlock(rarity, "Player " + rarity, "First " + rarity, rarity);
        }
        page.open();
        page.waitUntil(() -> assertThat(page.browser.texts("#feed .name")).hasSize(6));
    }

    private static String background(DashboardPage page) {
        return String.valueOf(page.browser.run("return getComputedStyle(document.body).backgroundColor"));
    }

    private static String said(DashboardPage page) {
        return page.browser.contents("#announcer").get(0);
    }
}
