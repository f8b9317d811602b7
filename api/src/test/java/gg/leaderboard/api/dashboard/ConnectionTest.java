package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserExtension.class)
class ConnectionTest {

    @Test
    void the_pill_shows_the_latency(DashboardPage page) {
        page.open();
        page.waitUntil(() -> assertThat(page.browser.text("#pill")).matches("Live · \\d+ ms"));
    }

    @Test
    void it_recovers_when_the_server_does(DashboardPage page) {
        page.allowConsoleError("WebSocket connection");
        page.game.score("nova", "Nova", 100);
        page.open();
        page.waitUntil(() -> assertThat(page.browser.texts("#top .score")).containsExactly("100"));
        page.api.stop();
        page.waitUntil(() -> {
            assertThat(page.browser.text("#pill")).matches("Reconnecting in \\d+ s");
            assertThat(page.browser.shows("#retry")).isTrue();
        });
        assertThat(page.browser.texts("#top .score")).containsExactly("100");

        page.game.score("nova", "Nova", 50);
        page.api.restart();
        page.waitUntil(() -> assertThat(page.browser.texts("#top .score")).containsExactly("150"));
        page.waitUntil(() -> assertThat(page.browser.text("#pill")).startsWith("Live ·"));
    }

    @Test
    void silence_is_shown_as_stale_before_the_connection_is_closed(DashboardPage page) throws IOException {
        page.allowConsoleError("WebSocket connection");
        try (PausableProxy relay = new PausableProxy(page.api.port())) {
            page.open(relay.port());
            relay.pause();
            page.browser.run("skip(9_000)");
            page.waitUntil(() -> assertThat(page.browser.text("#pill")).matches("Stale · no data for \\d+ s"));
            page.browser.run("skip(9_000)");
            page.waitUntil(() -> assertThat(page.browser.text("#pill")).matches("Reconnecting in \\d+ s|Connecting…"));
            relay.resume();
            page.waitUntil(() -> assertThat(page.browser.text("#pill")).startsWith("Live ·"));
        }
        page.waitUntil(() -> assertThat(page.browser.text("#pill")).startsWith("Reconnecting"));
    }
}
