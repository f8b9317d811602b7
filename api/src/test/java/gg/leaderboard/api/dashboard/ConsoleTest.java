package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            "boards/speed-run",
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
                assertThat(page.queries(MESSAGES)).endsWith("start=offset&partition=2&key=ada&limit=50&offset=17"));
        assertThat(page.browser.run("return location.hash"))
                .isEqualTo("#/topics/game-events?start=offset&partition=2&key=ada&limit=50&offset=17");
    }

    @Test
    void new_messages_appear_at_the_top_while_they_are_followed(ConsolePage page) {
        page.open("topics/game-events");
        page.browser.run("answers[arguments[0]].meta.older = 't-older'", MESSAGES);
        page.press("Follow");
        page.waitFor("Following");
        page.browser.run("""
                const added = { ...answers[arguments[0]].data[0], offset: 99, key: 'zoe' };
                answers[arguments[0]] = { data: [added], meta: { scanned: 1, complete: true, next: 't-2' } };""", MESSAGES);

        page.waitUntil(() -> assertThat(page.browser.texts(".messages .key")).startsWith("zoe"));
        assertThat(page.queries(MESSAGES)).anyMatch(query -> query.endsWith("next=t-1"));
        page.press("Stop");
        page.waitUntil(() -> assertThat(page.browser.text("#page")).doesNotContain("Following"));
        page.press("Older messages");
        page.waitUntil(() -> assertThat(page.queries(MESSAGES)).anyMatch(query -> query.endsWith("next=t-older")));
    }

    @Test
    void a_list_that_got_too_long_has_no_older_messages(ConsolePage page) {
        page.open("overview");

        assertThat(page.browser.list("""
                        const { data, meta } = answers[arguments[0]];
                        const many = Array.from({ length: 600 }, () => data[0]);
                        answers[arguments[0]] = { data: many, meta: { ...meta, older: 't-older' } };
                        const { MessageSearch } = await import('/ops/js/message-search.js');
                        const search = new MessageSearch('game-events', { start: 'newest' });
                        await search.begin();
                        const before = search.hasOlder;
                        await search.readNext();
                        return [before, search.messages.length, search.hasOlder, search.isCut];""", MESSAGES)).containsExactly("true", "1000", "false", "true");
    }

    @Test
    void what_is_not_known_is_not_shown_as_good_or_bad(ConsolePage page) {
        page.open("overview");
        assertThat(page.browser.text("[data-key='card Processors']")).contains("No report", "Works");
        page.browser.run("""
                const { data } = answers['GET /api/v1/admin/kafka/overview'];
                data.stores = [{ name: 'redis', available: false }, { name: 'archive', available: null }];
                data.folds[0] = { ...data.folds[0], behind: null, lag_seconds: null };
                data.folds[0].partitions[0] = { partition: 0, end: null, progress: 30702, behind: null };
                data.shards = [];""");

        page.waitFor("Progress unknown");
        assertThat(page.browser.texts("[data-key=Stores] .badge")).containsExactly("Unavailable", "Not known yet");
        assertThat(page.browser.texts("[data-key='card Processors'] .badge")).containsOnly("Unknown");
        assertThat(page.browser.text("[data-key='card Shards of the standings']"))
                .contains("Not known yet");
    }

    @Test
    void a_double_click_reads_one_page(ConsolePage page) {
        String audit = "GET /api/v1/admin/audit";
        page.open("overview");
        page.browser.run("answers[arguments[0]].next = 'c-1'", audit);
        page.go("audit");
        page.hold();
        page.press("Load more");
        page.press("Load more");
        page.release();

        page.waitUntil(() -> assertThat(page.browser.texts("#page tbody tr")).hasSize(2));
        assertThat(page.queries(audit)).containsExactly("", "cursor=c-1");
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

        page.waitUntil(() -> assertThat(page.calls()).isNotEmpty());
    }

    @Test
    void without_a_role_a_section_names_it_and_nothing_can_be_changed(ConsolePage page) {
        page.answer(ME, "{\"data\":{\"id\":\"key:1\",\"roles\":[\"read\"],\"open\":false}}");
        page.open("dead-letters");
        assertThat(page.browser.text("#page")).isEqualTo("This section needs the role operate. You have read.");

        page.go("topics/game-events");
        assertThat(page.browser.text("#page")).contains("Reading messages needs the role operate.");
        page.go("boards/speed-run");
        assertThat(page.browser.texts("#page button")).isEmpty();
        assertThat(page.calls()).noneMatch(call -> call.contains("/dlq") || call.contains("/messages"));
    }
}
