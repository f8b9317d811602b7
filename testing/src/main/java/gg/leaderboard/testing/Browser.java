package gg.leaderboard.testing;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium with an empty profile. */
public final class Browser implements AutoCloseable {

    private static final List<String> CHROMIUM = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<String> DRIVER = List.of("chromedriver");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=en-US");

    // Selenium warns of every Chromium newer than itself. The field is needed because an unreferenced logger loses its
    // level.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final Path profile;
    private final ChromeDriver driver;

    private Browser(Path profile, ChromeDriver driver) {
        this.profile = profile;
        this.driver = driver;
    }

    /** Returns whether this machine has what {@link #start()} needs. */
    public static boolean isHere() {
        return program(CHROMIUM).isPresent() && program(DRIVER).isPresent();
    }

    /** Starts this machine's Chromium. It never downloads one. */
    public static Browser start() throws IOException {
        return start(program(CHROMIUM).orElseThrow(), program(DRIVER).orElseThrow());
    }

    private static Browser start(Path browser, Path driver) throws IOException {
        Path profile = Files.createTempDirectory("dashboard-test-");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .build();
        return new Browser(profile, new ChromeDriver(service, options));
    }

    private static Optional<Path> program(List<String> names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return names.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs {@code script} in every page from now on, before the scripts of the page. Returns its id. */
    public String instrument(String script) {
        return String.valueOf(
                driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                        .get("identifier"));
    }

    /** Ends {@link #instrument} for the script with this id. */
    public void forget(String script) {
        driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
    }

    public void open(URI address) {
        driver.get(address.toString());
    }

    public void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Sets media features of the user's system, such as {@code prefers-color-scheme} to {@code dark}. */
    public void prefer(Map<String, String> features) {
        List<Map<String, String>> list = features.entrySet().stream()
                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                .toList();
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", list));
    }

    /** Runs {@code script} in the open page. The names that it defines stay available there. */
    public void define(String script) {
        driver.executeScript("(0, eval)(arguments[0])", script);
    }

    /** Returns the result of {@code script}, which is the body of an async function and may wait. */
    public @Nullable Object run(String script, Object... arguments) {
        return driver.executeScript("return (async function() {" + script + "}).apply(null, arguments)", arguments);
    }

    /** Returns the result of a script that returns a list. */
    public List<String> list(String script, Object... arguments) {
        return run(script, arguments) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Returns the whole text of each element, even if the screen cuts it off. */
    public List<String> contents(String selector) {
        return list("return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector);
    }

    /** Returns the visible text. */
    public String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    public List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    public boolean shows(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
    }

    public void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /**
     * Clicks the visible button with this text, in the open dialog if there is one. Returns whether there was such a
     * button.
     */
    public boolean clickButton(String text) {
        return Boolean.TRUE.equals(run("""
                const isIt = (e) => e.textContent === arguments[0] && e.checkVisibility();
                const root = document.querySelector('dialog[open]') ?? document;
                const button = [...root.querySelectorAll('button')].find(isIt);
                button?.focus();
                button?.click();
                return Boolean(button);""", text));
    }

    /** Types into an input, at its end. */
    public void type(String selector, String text) {
        driver.findElement(By.cssSelector(selector)).sendKeys(text);
    }

    /** Presses keys in the focused element. */
    public void press(Keys... keys) {
        Stream.of(keys).forEach(key -> driver.switchTo().activeElement().sendKeys(key));
    }

    /**
     * Returns the warnings and errors in the console since the last call, including violations of the page's security
     * policy.
     */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        EmbeddedServers.delete(profile);
    }
}
