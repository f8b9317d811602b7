package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.testing.Browser;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.StaleElementReferenceException;

/** The dashboard of one test: it has its own game and, once opened, its own page. */
final class DashboardPage {

    // Records which elements were animated, which is not visible from outside. Adds a clock that a test can advance.
    static final String INSTRUMENTS = """
            window.moved = [];
            const animate = Element.prototype.animate;
            Element.prototype.animate = function (frames, ...rest) {
              if (frames.some((frame) => frame.transform?.startsWith('translate('))) {
                moved.push(`${this.localName} ${this.dataset.player}`);
              }
              return animate.call(this, frames, ...rest);
            };
            const now = performance.now.bind(performance);
            let skipped = 0;
            performance.now = () => now() + skipped;
            window.skip = (milliseconds) => (skipped += milliseconds);
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    final Browser browser;
    final RestartableApi api;
    final TestGame game = new TestGame();
    private final List<String> expected = new ArrayList<>();

    DashboardPage(Browser browser, RestartableApi api) {
        this.browser = browser;
        this.api = api;
        browser.size(1280, 900);
        browser.prefer(Map.of("prefers-color-scheme", "light", "prefers-reduced-motion", "no-preference"));
    }

    void open() {
        open(api.port());
    }

    /** Opens the page with a selection in its query. */
    void open(String query) {
        open(api.port(), query);
    }

    /** Opens the page through another port than the api's. */
    void open(int port) {
        open(port, "");
    }

    /** Opens the page with a selection in its query, in any state of the api. */
    void reopen(String query) {
        browser.open(address(api.port(), query));
    }

    /** Opens the page with a selection in its query, through another port than the api's. */
    void open(int port, String query) {
        // Otherwise the page first shows that scores are not counted, because each game has its own processor.
        waitUntil(() -> assertThat(api.isReady()).isTrue());
        browser.open(address(port, query));
        waitUntil(() -> assertThat(browser.text("#pill")).startsWith("Live ·"));
    }

    private static URI address(int port, String query) {
        return URI.create("http://127.0.0.1:" + port + "/" + query);
    }

    /** Waits until {@code check} passes. The page may replace an element between its search and the read of its text. */
    void waitUntil(ThrowingRunnable check) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(check);
    }

    /** Asserts that the page does not scroll sideways. */
    void assertNoHorizontalScroll() {
        assertThat(browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0L);
    }

    /** Allows an error in the console that this test causes. */
    void allowConsoleError(String problem) {
        expected.add(problem);
    }

    /** Ends the game. Fails if the console contains any other error. */
    void end() {
        browser.run("localStorage.clear()");
        browser.open(URI.create("about:blank"));
        game.close();
        api.restart();
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(expected).anyMatch(complaint::contains));
    }
}
