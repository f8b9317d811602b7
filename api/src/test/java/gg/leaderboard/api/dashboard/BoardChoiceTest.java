package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.ProtectedApi;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.web.security.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests which board and window the page shows. */
@ExtendWith(BrowserExtension.class)
class BoardChoiceTest {

    @Test
    void another_board_is_shown_with_its_name_and_stored_in_the_url(DashboardPage page) {
        two(page);
        page.open();
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Nova", "Zed"));

        choose(page, "board", "kills");

        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Zed", "Nova"));
        assertThat(page.browser.text("#ranking-title")).isEqualTo("Kills");
        assertThat(page.browser.texts("#top .score")).containsExactly("2", "1");
        assertThat(address(page)).isEqualTo("?board=kills");
        page.game.unlock("nova", "Nova", "First Blood", "rare");
        page.waitUntil(
                () -> assertThat(page.browser.texts("#feed .achievement")).containsExactly("First Blood"));
        page.game.score("nova", "Nova", 1);
        page.game.score("nova", "Nova", 1);
        page.waitUntil(() -> assertThat(page.browser.texts("#top .score")).containsExactly("3", "2"));
    }

    @Test
    void the_back_button_restores_the_previous_board(DashboardPage page) {
        two(page);
        page.open();
        choose(page, "board", "kills");
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Zed", "Nova"));
        choose(page, "window", "daily");
        page.waitUntil(() -> assertThat(page.browser.text("#updated")).startsWith("Today, by kills"));
        assertThat(address(page)).isEqualTo("?board=kills&window=daily");

        page.browser.run("history.back()");
        page.waitUntil(() -> assertThat(page.browser.text("#updated")).startsWith("All time, by kills"));
        page.browser.run("history.back()");
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Nova", "Zed"));
        assertThat(page.browser.text("#ranking-title")).isEqualTo("Global ranking");
        assertThat(page.browser.run("return document.getElementById('board').value"))
                .isEqualTo("global");
    }

    @Test
    void a_url_opens_its_board_and_keeps_it_after_a_reconnect(DashboardPage page) {
        two(page);
        page.open("?board=game:arena&window=weekly");
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Nova", "Zed"));
        assertThat(page.browser.text("#ranking-title")).isEqualTo("Game arena");
        page.allowConsoleError("WebSocket");

        page.api.restart();
        page.game.score("zed", "Zed", 900);

        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Zed", "Nova"));
        assertThat(page.browser.text("#updated")).startsWith("This week, by points");
    }

    @Test
    void a_game_is_selected_by_its_id(DashboardPage page) {
        two(page);
        page.open();
        choose(page, "board", "");
        page.browser.run("const form = document.getElementById('game');"
                + "form.elements.name.value = 'arena'; form.requestSubmit()");
        page.waitUntil(() -> assertThat(page.browser.text("#ranking-title")).isEqualTo("Game arena"));
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Nova", "Zed"));
        assertThat(address(page)).isEqualTo("?board=game%3Aarena");
    }

    @Test
    void a_missing_board_is_reported(DashboardPage page) {
        page.open("?board=nowhere");
        page.waitUntil(
                () -> assertThat(page.browser.text("#empty")).contains("This board is not available", "nowhere"));
        assertThat(page.browser.shows("#first-steps")).isFalse();
    }

    @Test
    void a_board_that_is_not_public_is_not_listed_and_its_page_says_that_it_needs_a_key(DashboardPage page) {
        RunningApi api = ProtectedApi.api();
        String operator = ProtectedApi.key("operator", Role.OPERATE);
        String id = UUID.randomUUID().toString();
        for (String read : List.of("public", "player")) {
            String board = "{\"id\":\"" + id + "-" + read + "\",\"read\":\"" + read + "\"}";
            assertThat(api.send(
                                    "POST",
                                    "/api/v1/leaderboards",
                                    BodyPublishers.ofString(board),
                                    "Content-Type",
                                    "application/json",
                                    "X-API-Key",
                                    operator)
                            .status())
                    .isEqualTo(201);
        }

        page.open(api.port(), "?board=" + id + "-player");
        page.waitUntil(
                () -> assertThat(page.browser.text("#empty")).contains("This board is not available", "API key"));
        page.open(api.port(), "");
        page.waitUntil(() -> assertThat(boards(page)).contains(id + "-public").doesNotContain(id + "-player"));
    }

    private static String boards(DashboardPage page) {
        return String.valueOf(
                page.browser.run("return [...document.getElementById('board').options].map((o) => o.value).join()"));
    }

    @Test
    void the_selection_fits_on_a_narrow_screen(DashboardPage page) {
        two(page);
        page.browser.size(360, 740);
        page.open("?board=game:a-game-with-a-rather-long-name-that-goes-on&window=daily");
        page.waitUntil(() -> assertThat(page.browser.text("#ranking-title")).startsWith("Game a-game"));
        page.assertNoHorizontalScroll();
    }

    private static void two(DashboardPage page) {
        page.game.score("nova", "Nova", 300);
        page.game.score("zed", "Zed", 50);
        page.game.score("zed", "Zed", 50);
    }

    private static void choose(DashboardPage page, String select, String value) {
        page.browser.run("const select = document.getElementById('" + select + "'); select.value = '" + value
                + "'; select.dispatchEvent(new Event('change'))");
    }

    private static Object address(DashboardPage page) {
        return String.valueOf(page.browser.run("return location.search"));
    }
}
