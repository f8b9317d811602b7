package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserExtension.class)
class NotCountingNoticeTest {

    @Test
    void it_shows_why_scores_are_not_counted(DashboardPage page) {
        page.game.score("nova", "Nova", 100);
        page.open();
        page.waitUntil(() -> assertThat(page.browser.texts("#top .score")).containsExactly("100"));
        page.waitUntil(() -> assertThat(page.browser.shows("#not-counting")).isFalse());

        page.game.stopProcessor();

        page.waitUntil(() -> assertThat(page.browser.text("#not-counting"))
                .contains("New scores are not counted", "no processor is running"));
        assertThat(page.browser.shows("#not-counting")).isTrue();
        assertThat(page.browser.texts("#top .score")).containsExactly("100");
        page.browser.size(360, 800);
        page.assertNoHorizontalScroll();

        page.game.startProcessor();

        page.waitUntil(() -> assertThat(page.browser.shows("#not-counting")).isFalse());
    }
}
