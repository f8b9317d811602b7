package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

@ExtendWith(BrowserExtension.class)
class ProfileTest {

    private static final String FOCUSED = "return document.activeElement.closest('[data-player]')?.dataset.player";

    @Test
    void a_click_on_a_player_opens_the_profile(DashboardPage page) {
        open(page);
        page.browser.click("#top tr[data-player=zed]");
        page.waitUntil(() -> assertThat(page.browser.text("#profile-facts")).contains("Points\n100", "Kills\n1"));
        assertThat(page.browser.text("#profile-name")).isEqualTo("Zed");
        assertThat(page.browser.texts("#profile-action-list dt")).containsExactly("kill");
        page.browser.click("#profile-close");
        assertThat(page.browser.shows("#profile")).isFalse();
    }

    @Test
    void the_keyboard_opens_it_and_returns_to_the_player(DashboardPage page) {
        open(page);
        tabTo(page, "#top .player");
        page.browser.press(Keys.TAB, Keys.ENTER);
        page.waitUntil(() -> assertThat(page.browser.text("#profile-facts")).contains("Points\n100"));
        assertThat(page.browser.run("return document.activeElement.closest('dialog')?.id"))
                .isEqualTo("profile");
        page.browser.press(Keys.ESCAPE);
        page.waitUntil(() -> assertThat(page.browser.shows("#profile")).isFalse());
        assertThat(page.browser.run(FOCUSED)).isEqualTo("zed");
    }

    @Test
    void the_focus_stays_with_its_player_while_ranks_change(DashboardPage page) {
        open(page);
        tabTo(page, "#top .player");
        assertThat(page.browser.run(FOCUSED)).isEqualTo("nova");
        page.game.score("zed", "Zed", 900);
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Zed", "Nova"));
        assertThat(page.browser.run(FOCUSED)).isEqualTo("nova");
        page.game.score("nova", "Nova", 900);
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Nova", "Zed"));
        assertThat(page.browser.run(FOCUSED)).isEqualTo("nova");
    }

    @Test
    void an_unknown_player_is_reported(DashboardPage page) {
        page.allowConsoleError("status of 404");
        open(page);
        // In one script, because an update in between would restore the row.
        page.browser.run(
                "const row = document.querySelector('#top tr'); row.dataset.player = 'nobody/?#'; row.click()");
        page.waitUntil(() -> assertThat(page.browser.text("#profile-notice")).contains("no public profile"));
        assertThat(page.browser.shows("#profile-retry")).isFalse();
    }

    @Test
    void an_unavailable_server_can_be_tried_again(DashboardPage page) {
        page.allowConsoleError("ERR_CONNECTION_REFUSED");
        open(page);
        page.api.stop();
        page.browser.click("#top tr[data-player=zed]");
        page.waitUntil(() -> assertThat(page.browser.text("#profile-notice")).contains("cannot be reached"));
        page.api.restart();
        page.browser.click("#profile-retry");
        page.waitUntil(() -> assertThat(page.browser.text("#profile-facts")).contains("Points\n100"));
    }

    private static void open(DashboardPage page) {
        page.game.score("nova", "Nova", 300);
        page.game.score("zed", "Zed", 100);
        page.open();
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Nova", "Zed"));
    }

    private static void tabTo(DashboardPage page, String selector) {
        page.waitUntil(() -> {
            page.browser.press(Keys.TAB);
            assertThat(page.browser.run("return document.activeElement.matches(arguments[0])", selector))
                    .isEqualTo(true);
        });
    }
}
