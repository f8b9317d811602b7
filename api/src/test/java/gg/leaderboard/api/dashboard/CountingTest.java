package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithBrowser.class)
class CountingTest {

    @Test
    void it_says_why_scores_are_not_counted_as_long_as_they_are_not(Page page) {
        page.game.score("nova", "Nova", 100);
        page.open();
        page.soon(() -> assertThat(page.browser.texts("#top .score")).containsExactly("100"));
        page.soon(() -> assertThat(page.browser.shows("#not-counting")).isFalse());

        page.game.stopCounting();

        page.soon(() -> assertThat(page.browser.text("#not-counting"))
                .contains("New scores are not counted now", "no processor is running"));
        assertThat(page.browser.shows("#not-counting")).isTrue();
        assertThat(page.browser.texts("#top .score")).containsExactly("100");
        page.browser.size(360, 800);
        page.assertFits();

        page.game.countAgain();

        page.soon(() -> assertThat(page.browser.shows("#not-counting")).isFalse());
    }
}
