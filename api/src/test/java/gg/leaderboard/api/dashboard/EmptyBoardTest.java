package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserExtension.class)
class EmptyBoardTest {

    private static final Pattern CURL = Pattern.compile("""
            curl -X POST (\\S+) \\\\
              -H 'Content-Type: application/json' \\\\
              -d '(.+)'""");

    @Test
    void without_players_it_says_how_to_send_the_first_event(DashboardPage page) throws Exception {
        page.open();
        page.waitUntil(() -> assertThat(page.browser.shows("#empty")).isTrue());
        assertThat(page.browser.shows("#standings")).isFalse();
        Matcher command = command(page);
        page.waitUntil(() -> assertThat(send(command)).contains("\"success\":true", "event_id"));
    }

    @Test
    void the_command_can_be_copied(DashboardPage page) {
        page.open();
        page.waitUntil(() -> assertThat(page.browser.shows("#copy")).isTrue());
        page.browser.click("#copy");
        page.waitUntil(() -> assertThat(page.browser.text("#copy")).isIn("Copied", "Selected"));
        page.waitUntil(() -> assertThat(page.browser.text("#copy")).isEqualTo("Copy"));
    }

    @Test
    void the_first_points_replace_the_empty_state(DashboardPage page) {
        page.open();
        page.waitUntil(() -> assertThat(page.browser.shows("#empty")).isTrue());
        page.game.score("nova", "Nova", 120);
        page.waitUntil(() -> assertThat(page.browser.texts("#top .name")).containsExactly("Nova"));
        assertThat(page.browser.shows("#empty")).isFalse();
    }

    @Test
    void the_api_docs_link_works(DashboardPage page) {
        page.open();
        page.waitUntil(() -> assertThat(page.browser.shows("#empty")).isTrue());
        assertThat(page.browser.run("return Promise.all([...document.querySelectorAll('a[href=docs]')]"
                        + ".map(async (a) => (await fetch(a.href)).status))"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .containsOnly(200L);
    }

    private static Matcher command(DashboardPage page) {
        String text = page.browser.contents("#first-event").get(0);
        Matcher command = CURL.matcher(text);
        assertThat(command.matches()).as(text).isTrue();
        return command;
    }

    private static String send(Matcher command) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(command.group(1)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(command.group(2)))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
