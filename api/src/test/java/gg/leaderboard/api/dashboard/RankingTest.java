package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserExtension.class)
class RankingTest {

    @Test
    void points_appear_while_the_page_is_open(DashboardPage page) {
        page.open();
        page.game.score("nova", "Nova", 1_200);
        page.game.score("zed", "Zed", 900);
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Nova", "Zed"));
        assertThat(page.browser.texts("#top .score")).containsExactly("1,200", "900");
        assertThat(page.browser.texts("#podium .name")).containsExactly("Nova", "Zed");
        page.waitUntil(() -> assertThat(page.browser.text("#players")).isEqualTo("2"));
        page.waitUntil(() -> assertThat(page.browser.text("#events")).isEqualTo("2"));
    }

    @Test
    void the_footer_names_the_version(DashboardPage page) {
        page.open();
        page.waitUntil(() -> assertThat(page.browser.text("#version"))
                .startsWith("Leaderboard ")
                .contains(" · commit "));
    }

    @Test
    void equal_scores_share_a_rank_and_the_next_rank_is_skipped(DashboardPage page) {
        page.game.score("a", "Ada", 300);
        page.game.score("b", "Ben", 200);
        page.game.score("c", "Cid", 200);
        page.game.score("d", "Dot", 100);
        page.open();
        page.waitUntil(() -> assertThat(page.browser.texts("#top .rank")).containsExactly("1", "2", "2", "4"));
        assertThat(page.browser.texts("#podium .rank")).containsExactly("1", "2", "2");
        assertThat(page.browser.run("return [...document.querySelectorAll('#podium .step')].map(s => s.offsetHeight)"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .satisfies(heights -> assertThat(heights.get(1)).isEqualTo(heights.get(2)))
                .satisfies(heights -> assertThat(heights.get(0)).isNotEqualTo(heights.get(1)));
    }

    @Test
    void only_the_ten_best_are_listed(DashboardPage page) {
        for (int i = 1; i <= 12; i++) {
            page.game.score("p" + i, "Player " + i, 100 - i);
        }
        page.open();
        page.waitUntil(
                () -> assertThat(page.browser.texts("#top .name")).hasSize(10).endsWith("Player 10"));
        page.waitUntil(() -> assertThat(page.browser.text("#players")).isEqualTo("12"));
    }

    @Test
    void a_rising_player_moves_to_the_new_position(DashboardPage page) {
        two(page);
        page.game.score("zed", "Zed", 500);
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Zed", "Nova"));
        assertThat(moved(page)).contains("tr nova", "tr zed", "li nova", "li zed");
        assertThat(page.browser.texts("#top .move")).containsExactly("▲1", "▼1");
    }

    @Test
    void nothing_is_animated_for_users_who_prefer_reduced_motion(DashboardPage page) {
        page.browser.prefer(Map.of("prefers-reduced-motion", "reduce"));
        two(page);
        page.game.score("zed", "Zed", 500);
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Zed", "Nova"));
        assertThat(moved(page)).isEmpty();
    }

    @Test
    void after_many_changes_every_row_is_in_its_place(DashboardPage page) {
        two(page);
        for (int i = 1; i <= 40; i++) {
            page.game.score(i % 2 == 0 ? "nova" : "zed", i % 2 == 0 ? "Nova" : "Zed", 100L * i);
        }
        page.waitUntil(() -> assertThat(page.browser.texts("#top .score")).containsExactly("42,300", "40,100"));
        page.waitUntil(() -> assertThat(
                        page.browser.run(
                                "return [...document.querySelectorAll('#top tr, #podium li')].every(e => !e.getAnimations().length)"))
                .isEqualTo(true));
        page.waitUntil(() -> assertThat(page.browser.run("return document.querySelectorAll('.climbing').length"))
                .isEqualTo(0L));
    }

    @Test
    void achievements_have_their_rarity_and_are_listed_newest_first(DashboardPage page) {
        page.open();
        page.game.unlock("nova", "Nova", "First Blood", "common");
        page.game.unlock("zed", "Zed", "Untouchable", "legendary");
        page.waitUntil(() ->
                assertThat(page.browser.texts("#feed .achievement")).containsExactly("Untouchable", "First Blood"));
        assertThat(page.browser.texts("#feed .rarity")).containsExactly("Legendary", "Common");
        assertThat(page.browser.texts("#feed .name")).containsExactly("Zed", "Nova");
    }

    private static void two(DashboardPage page) {
        page.game.score("nova", "Nova", 300);
        page.game.score("zed", "Zed", 100);
        page.open();
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Nova", "Zed"));
    }

    private static List<String> moved(DashboardPage page) {
        return page.browser.list("return moved");
    }
}
