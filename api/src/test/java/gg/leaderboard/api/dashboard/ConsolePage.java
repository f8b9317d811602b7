package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.testing.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.StaleElementReferenceException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The console of one test. It gets recorded responses to its calls, unless the test uses a real api. */
final class ConsolePage {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    // Answers calls from the recorded responses, a list one by one. Other calls, also for files, reach the api. No call
    // is answered before the promise window.held, if there is one.
    private static final String RECORDED = """
            window.answers = %s;
            window.calls = [];
            const send = window.fetch;
            window.fetch = async (url, request = {}) => {
              const { pathname, searchParams } = new URL(url, location);
              const call = `${request.method ?? 'GET'} ${decodeURIComponent(pathname)}`;
              if (!Object.hasOwn(answers, call)) {
                return send(url, request);
              }
              calls.push({ call, query: Object.fromEntries(searchParams), body: request.body });
              await window.held;
              const { status = 200, ...body } = Array.isArray(answers[call]) ? answers[call].shift() : answers[call];
              return new Response(JSON.stringify(body), { status });
            };
            """;

    final Browser browser;
    private final int port;
    private final ObjectNode answers = recorded();
    private final List<String> expected = new ArrayList<>();

    ConsolePage(Browser browser, int port) {
        this.browser = browser;
        this.port = port;
        look("light", 1440);
    }

    private static ObjectNode recorded() {
        try (InputStream json = ConsolePage.class.getResourceAsStream("console.json")) {
            return (ObjectNode) MAPPER.readTree(Objects.requireNonNull(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void look(String theme, int width) {
        browser.size(width, 900);
        browser.prefer(Map.of("prefers-color-scheme", theme, "prefers-reduced-motion", "reduce"));
    }

    /**
     * Answers a call, such as {@code GET /api/v1/admin/me}, with this object when the page is opened; with each of a list
     * once.
     */
    void answer(String call, String json) {
        answers.set(call, MAPPER.readTree(json));
    }

    /** Opens a section with the recorded responses. */
    void open(String section) {
        String script = browser.instrument(RECORDED.formatted(answers));
        try {
            openAt(port, section);
        } finally {
            browser.forget(script);
        }
    }

    /** Opens a section of the console of an api. */
    void openAt(int apiPort, String section) {
        browser.open(URI.create("about:blank"));
        browser.open(URI.create("http://127.0.0.1:" + apiPort + "/ops/#/" + section));
        waitUntil(() -> assertThat(browser.contents("#page")).noneMatch(String::isBlank));
    }

    /** Goes to a section, and waits until its content is shown. */
    void go(String section) {
        browser.run("location.hash = '#/' + arguments[0]", section);
        waitUntil(() ->
                assertThat(browser.contents("#page").get(0)).isNotBlank().doesNotContain("Loading…", "Searching…"));
    }

    /** Clicks the visible button with this text. */
    void press(String button) {
        waitUntil(() -> assertThat(browser.clickButton(button))
                .as("the button %s", button)
                .isTrue());
    }

    /** Answers no calls until {@link #release()}. */
    void hold() {
        browser.run("window.held = new Promise((release) => (window.release = release))");
    }

    void release() {
        browser.run("release()");
    }

    /** The calls so far that have recorded responses. */
    List<String> calls() {
        return browser.list("return calls.map(({ call }) => call)");
    }

    /** The queries of each such call. */
    List<String> queries(String call) {
        return browser.list(
                "return calls.filter((c) => c.call === arguments[0]).map((c) => `${new URLSearchParams(c.query)}`)",
                call);
    }

    void waitUntil(ThrowingRunnable check) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(check);
    }

    /** Waits until the page shows a text. */
    void waitFor(String text) {
        waitUntil(() -> assertThat(browser.text("body")).contains(text));
    }

    void assertNoHorizontalScroll() {
        assertThat(browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0L);
    }

    /** Allows an error in the console of the browser that this test causes. */
    void allowConsoleError(String problem) {
        expected.add(problem);
    }

    /** Closes the page. Fails if the console of the browser contains any other error. */
    void end() {
        browser.run("sessionStorage.clear(); localStorage.clear()");
        browser.open(URI.create("about:blank"));
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(expected).anyMatch(complaint::contains));
    }
}
