package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.testing.Browser;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.StaleElementReferenceException;

/** An operator who uses the console in a real browser. */
final class ConsoleUser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Browser browser;
    private final String console;

    /** @param address of the api */
    ConsoleUser(String address) throws IOException {
        this.browser = Browser.start();
        this.console = address + "/ops/#/";
    }

    /** Finds the only message with a key, and opens it. */
    void findMessage(String topic, String key, String content) {
        open("topics/" + topic);
        waitFor("that were read");
        browser.type("[name=key]", key);
        click("Search");
        waitFor("1 message of");
        browser.click(".messages summary");
        waitFor(content);
    }

    /** Edits the only open dead letter of a player, checks it, and sends it. */
    void repairLetter(String player, String corrected) {
        open("dead-letters?player=" + player);
        await(() -> assertThat(browser.shows("td a[href^='#/dead-letters/']")).isTrue());
        browser.click("td a[href^='#/dead-letters/']");
        click("Edit");
        browser.run("document.querySelector('dialog textarea').value = arguments[0]", corrected);
        give("a misprint", "Save");
        waitFor("It would be counted.");
        click("Close");
        click("Send");
        give("corrected", "Send");
        await(() -> assertThat(browser.shows("dialog")).isFalse());
    }

    /** Opens the overview, and waits until this number of processors work. */
    void watchProcessors(int number) {
        open("overview");
        await(
                Duration.ofSeconds(60),
                () -> assertThat(browser.texts("[data-key='card Processors'] td .good"))
                        .containsExactlyElementsOf(Collections.nCopies(number, "Works")));
    }

    /** Waits until the page shows a text, at most this long. */
    void waitFor(String text, Duration time) {
        await(time, () -> assertThat(browser.text("body")).contains(text));
    }

    private void give(String reason, String button) {
        browser.type("dialog [name=reason]", reason);
        click(button);
    }

    private void open(String section) {
        browser.open(URI.create("about:blank"));
        browser.open(URI.create(console + section));
    }

    private void click(String button) {
        await(() -> assertThat(browser.clickButton(button)).as(button).isTrue());
    }

    private void waitFor(String text) {
        waitFor(text, PATIENCE);
    }

    private static void await(ThrowingRunnable check) {
        await(PATIENCE, check);
    }

    private static void await(Duration time, ThrowingRunnable check) {
        Awaitility.await()
                .atMost(time)
                .pollInterval(Duration.ofMillis(100))
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(check);
    }

    /** Closes the browser. Fails if its console contains a warning or an error. */
    @Override
    public void close() throws IOException {
        List<String> complaints = browser.complaints();
        browser.close();
        assertThat(complaints).isEmpty();
    }
}
