package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The console with recorded responses of the api. */
@ExtendWith(BrowserExtension.class)
class ConsoleTest {

    private static final String ME = "GET /api/v1/admin/me";
    private static final String MESSAGES = "GET /api/v1/admin/kafka/topics/game-events/messages";
    private static final String LETTER = "dead-letters/Qk3bYx0XQ0iVtS9xX3Vb1w:2:17";

    private static final List<String> SECTIONS = List.of(
            "overview",
            "topics/game-events",
            LETTER,
            "boards/speedrun",
            "groups/leaderboard-processor",
            "topics",
            "groups",
            "dead-letters",
            "rebuild",
            "boards",
            "hidden",
            "reviews",
            "audit",
            "keys");

    // The sections with parts that the others lack.
    private static final List<String> DIFFERENT = SECTIONS.subList(0, 4);

    // The theme changes no layout, and all sections consist of the same parts. Each check takes half a second.
    @ParameterizedTest
    @CsvSource({"light,1440", "dark,1440", "light,390", "dark,390"})
    void every_section_fits_and_has_no_accessibility_violations(String theme, int width, ConsolePage page)
            throws IOException {
        page.look(theme, width);
        page.open("overview");
        for (String section : theme.equals("light") ? SECTIONS : DIFFERENT) {
            page.go(section);
            page.browser.run("document.querySelectorAll('#page details').forEach((e) => (e.open = true))");
            page.assertNoHorizontalScroll();
            if (width == 1440 || DIFFERENT.contains(section)) {
                assertThat(Accessibility.violations(page.browser)).as(section).isEmpty();
            }
        }
        page.press(theme.equals("light") ? "Create" : "Change");
        assertThat(Accessibility.violations(page.browser)).as("dialog").isEmpty();
        page.assertNoHorizontalScroll();
    }

    @Test
    void problems_are_shown_first_with_what_to_do(ConsolePage page) {
        page.open("overview");

        assertThat(page.browser.text("#page > :first-child"))
                .startsWith("New scores are not counted")
                .contains("The processor laptop-4711 has not reported for 6 s.", "What to do: Look at its log");
        assertThat(page.browser.text("#pill")).isEqualTo("New scores are not counted");
    }

    @Test
    void texts_of_messages_and_events_are_never_parsed(ConsolePage page) {
        page.open("overview");
        for (String section : List.of("overview", "topics/game-events", "dead-letters")) {
            page.go(section);
            page.browser.run("document.querySelectorAll('#page details').forEach((e) => (e.open = true))");
            page.waitFor("<img src=x onerror=");
            assertThat(page.browser.run("return document.querySelectorAll('#page img').length"))
                    .isEqualTo(0L);
        }
        assertThat(page.browser.run("return document.title")).isEqualTo("Dead letters · Leaderboard console");
    }

    @Test
    void a_message_opens_to_its_headers_and_its_whole_value(ConsolePage page) {
        page.open("topics/game-events");
        page.waitFor("7 messages of 1,204 that were read.");

        assertThat(page.browser.texts(".messages .place").get(0)).endsWith("0:30706");
        page.browser.run("document.querySelector('[data-key=\"0:30700\"] details').open = true");

        page.waitUntil(() -> assertThat(page.browser.text("[data-key='0:30700']"))
                .contains("traceparent", "\"player_id\": \"ada\",", "\"seed\": 9007199254740993,"));
    }

    @Test
    void a_search_asks_for_what_was_filled_in(ConsolePage page) {
        page.open("topics/game-events?start=offset&partition=2&offset=17");
        page.browser.type("[name=key]", "ada");
        page.press("Search");

        page.waitUntil(() ->
                assertThat(queries(page, MESSAGES)).endsWith("start=offset&partition=2&key=ada&limit=50&offset=17"));
        assertThat(page.browser.run("return location.hash"))
                .isEqualTo("#/topics/game-events?start=offset&partition=2&key=ada&limit=50&offset=17");
    }

    @Test
    void new_messages_appear_at_the_top_while_they_are_followed(ConsolePage page) {
        page.open("topics/game-events");
        page.press("Follow");
        page.waitFor("Following");
        page.browser.run("""
                const added = { ...answers[arguments[0]].data[0], offset: 99, key: 'zoe' };
                answers[arguments[0]] = { data: [added], meta: { scanned: 1, complete: true, next: 't-2' } };""", MESSAGES);

        page.waitUntil(() -> assertThat(page.browser.texts(".messages .key")).startsWith("zoe"));
        assertThat(queries(page, MESSAGES)).anyMatch(query -> query.endsWith("next=t-1"));
        page.press("Stop");
        page.waitUntil(() -> assertThat(page.browser.text("#page")).doesNotContain("Following"));
    }

    @Test
    void an_update_keeps_what_is_focused_and_open(ConsolePage page) {
        page.open("overview");
        page.browser.run("""
                document.querySelector('details.card').open = true;
                document.querySelector('a[href="#/groups/leaderboard-processor"]').focus();
                const overview = answers['GET /api/v1/admin/kafka/overview'].data;
                overview.groups = [{ ...overview.groups[0], group: 'a-new-one' }, ...overview.groups];""");

        page.waitFor("a-new-one");
        assertThat(page.browser.run("return document.activeElement.textContent"))
                .isEqualTo("leaderboard-processor");
        assertThat(page.browser.run("return document.querySelector('details.card').open"))
                .isEqualTo(true);
    }

    @Test
    void nothing_is_polled_while_the_tab_is_hidden(ConsolePage page) {
        page.open("overview");
        page.browser.run("Object.defineProperty(document, 'hidden', { value: true, configurable: true })");
        page.waitUntil(() -> assertThat(page.browser.run("""
                        const before = calls.length;
                        await new Promise((done) => setTimeout(done, 1_300));
                        return calls.length - before;""")).isEqualTo(0L));

        page.browser.run("""
                delete document.hidden;
                calls.length = 0;
                document.dispatchEvent(new Event('visibilitychange'));""");

        page.waitUntil(() -> assertThat(calls(page)).isNotEmpty());
    }

    @Test
    void a_change_needs_a_reason_and_a_secret_is_shown_once(ConsolePage page) {
        page.open("keys");
        page.press("Create");
        page.browser.type("dialog [name=name]", "arena servers");
        page.browser.click("dialog [value=submit]");
        page.press("Create");
        assertThat(calls(page)).doesNotContain("POST /api/v1/admin/keys");

        page.browser.type("dialog [name=reason]", "a new server");
        page.press("Create");

        page.waitFor("lb_4f1c09a7d2e8_");
        assertThat(queries(page, "POST /api/v1/admin/keys")).containsExactly("change_reason=a+new+server");
        assertThat(page.browser.run("return calls.find(({ call }) => call.startsWith('POST')).body"))
                .isEqualTo("{\"name\":\"arena servers\",\"roles\":[\"submit\"]}");
        page.press("Close");
        assertThat(page.browser.run("return document.documentElement.outerHTML.includes('lb_4f1c09a7d2e8_')"))
                .isEqualTo(false);
    }

    @Test
    void a_refused_change_says_why_and_can_be_corrected(ConsolePage page) {
        page.answer("DELETE /api/v1/leaderboards/speedrun", "{\"status\":409,\"detail\":\"speedrun is in use\"}");
        page.open("boards/speedrun");
        page.press("Delete");
        page.browser.type("dialog [name=reason]", "no longer played");
        page.browser.type("dialog [name=confirm]", "speed");
        page.press("Delete");
        assertThat(calls(page)).noneMatch(call -> call.startsWith("DELETE"));

        page.browser.type("dialog [name=confirm]", "run");
        page.press("Delete");

        page.waitUntil(
                () -> assertThat(page.browser.text("dialog [role=alert]")).isEqualTo("speedrun is in use"));
        page.browser.press(Keys.ESCAPE);
        page.waitUntil(() -> assertThat(page.browser.shows("dialog")).isFalse());
        assertThat(page.browser.run("return document.activeElement.textContent"))
                .isEqualTo("Delete");
    }

    @Test
    void without_a_role_a_section_names_it_and_nothing_can_be_changed(ConsolePage page) {
        page.answer(ME, "{\"data\":{\"id\":\"key:1\",\"roles\":[\"read\"],\"open\":false}}");
        page.open("dead-letters");
        assertThat(page.browser.text("#page")).isEqualTo("This section needs the role operate. You have read.");

        page.go("topics/game-events");
        assertThat(page.browser.text("#page")).contains("Reading messages needs the role operate.");
        page.go("boards/speedrun");
        assertThat(page.browser.texts("#page button")).isEmpty();
        assertThat(calls(page)).noneMatch(call -> call.contains("/dlq") || call.contains("/messages"));
    }

    private static List<String> queries(ConsolePage page, String call) {
        return page.browser.list(
                "return calls.filter((c) => c.call === arguments[0]).map((c) => `${new URLSearchParams(c.query)}`)",
                call);
    }

    private static List<String> calls(ConsolePage page) {
        return page.browser.list("return calls.map(({ call }) => call)");
    }
}
