package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
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

    @Test
    void while_redis_is_unavailable_it_shows_the_reason_and_nothing_untrue(DashboardPage page) throws IOException {
        page.allowConsoleError(
                "api/v1/leaderboards - Failed to load resource: the server responded with a status of 503");
        page.game.score("nova", "Nova", 100);
        page.game.unlock("nova", "Nova", "First Blood", "rare");
        page.open();
        page.waitUntil(() -> assertThat(page.browser.texts("#top .score")).containsExactly("100"));

        page.api.redis.cut();
        try {
            page.waitUntil(() -> assertUnavailable(page));
            assertThat(page.browser.texts("#top .score")).containsExactly("100");
            assertThat(page.browser.texts("#feed .achievement")).containsExactly("First Blood");

            // The api has not read this board, so it refuses to subscribe to it.
            String board = page.game.createBoard();
            page.game.submit("nova", board, 7);
            page.reopen("?board=" + board);

            page.waitUntil(() -> assertUnavailable(page));
            page.waitUntil(() -> assertThat(page.browser.text("#empty")).contains("The standings cannot be read now"));
            assertThat(page.browser.shows("#waiting")).isFalse();
            assertThat(page.browser.shows("#first-steps")).isFalse();
            assertThat(page.browser.shows("#no-achievements")).isFalse();
            page.browser.size(390, 844);
            assertThat(page.browser.run("const box = document.getElementById('not-counting').getBoundingClientRect();"
                            + "return [box.left, document.documentElement.clientWidth - box.right]"))
                    .isEqualTo(List.of(16L, 16L));
        } finally {
            page.api.redis.mend();
        }

        page.waitUntil(() -> assertThat(page.browser.texts("#top .score")).containsExactly("7"));
        page.waitUntil(() -> assertThat(page.browser.text("#pill")).startsWith("Live ·"));
        page.waitUntil(() -> assertThat(page.browser.shows("#not-counting")).isFalse());
    }

    @Test
    void a_request_is_repeated_until_accepted_and_after_the_feed_could_not_be_read(DashboardPage page) {
        page.open();

        assertThat(page.browser.run("""
                        const { Watch } = await import('/js/watch.js');
                        const { setTimeout: set, clearTimeout: clear } = window;
                        const timers = [];
                        window.setTimeout = (repeat) => timers.push(repeat);
                        window.clearTimeout = (id) => delete timers[id - 1];
                        const elapse = () => timers.splice(0).forEach((repeat) => repeat());
                        const log = [];
                        const watch = new Watch(
                          { send: ({ type, leaderboard_id: board }) => log.push(`${type} ${board}`) > 0 },
                          { board: 'mine', window: 'alltime', isDefault: false, fetchMade: () => log.push('boards') },
                          {
                            onBoard: () => log.push('board'),
                            onBoardUnavailable: () => log.push('no board'),
                            onActivity: () => log.push('feed'),
                            onActivityUnavailable: () => log.push('no feed'),
                          },
                        );
                        const error = { type: 'error', data: { error: 'Redis is unavailable.', unavailable: true } };
                        const ofFeed = { ...error, data: { ...error.data, not_counting: [] } };
                        const update = { type: 'leaderboard_update', leaderboard_id: 'mine' };
                        try {
                          watch.connected();
                          watch.hear(error);
                          watch.hear(error);
                          elapse();
                          watch.hear({ type: 'subscribed', leaderboard_id: 'mine' });
                          watch.hear(error);
                          elapse();
                          watch.hear({ ...update, data: { entries: [], total_players: 0 } });
                          const ofBoard = log.splice(0);
                          watch.hear(ofFeed);
                          watch.hear({ ...update, data: { leaderboard: { top_players: [] } } });
                          return [ofBoard, log];
                        } finally {
                          window.setTimeout = set;
                          window.clearTimeout = clear;
                        }"""))
                .isEqualTo(List.of(
                        List.of("subscribe mine", "no board", "no board", "subscribe mine", "no board", "board"),
                        List.of("no feed", "no board", "subscribe mine", "boards", "feed")));
    }

    private static void assertUnavailable(DashboardPage page) {
        assertThat(page.browser.text("#pill")).isEqualTo("Not live");
        assertThat(page.browser.shows("#not-counting")).isTrue();
        assertThat(page.browser.texts("#not-counting li")).containsExactly("redis does not respond");
    }
}
