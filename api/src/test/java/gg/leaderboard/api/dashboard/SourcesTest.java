package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.testing.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks that the sources of the dashboard and the console are formatted as by Prettier, and that TypeScript finds no unknown or unused
 * names in them. Both tools come from Maven Central and run in the browser of the other tests, because the build has no
 * Node. {@code -Ddashboard.format=true} formats the files.
 */
class SourcesTest {

    private static final Path SOURCES = Path.of("src/main/resources/static");
    private static final List<String> PRETTIER =
            List.of("standalone.js", "plugins/acorn.js", "plugins/estree.js", "plugins/postcss.js");

    // The names of the browser that the scripts use. Add further names here.
    private static final List<String> GLOBALS = List.of(
            ("AbortController AbortSignal Array Boolean CustomEvent Date Error Event EventTarget FormData Infinity Intl JSON"
                            + " Math NaN Node Number Object Option RadioNodeList String URL URLSearchParams WebSocket addEventListener clearTimeout decodeURIComponent encodeURIComponent fetch getSelection"
                            + " history localStorage location matchMedia navigator performance requestAnimationFrame scrollTo"
                            + " sessionStorage setInterval setTimeout")
                    .split(" "));

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(Browser.isHere(), "no Chromium with chromedriver is in PATH");
        browser = Browser.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void scripts_and_styles_have_the_format_of_prettier() throws IOException {
        for (String file : PRETTIER) {
            browser.define(webjar("prettier", file));
        }
        for (Map.Entry<String, String> source : sources("js", "css").entrySet()) {
            Object formatted =
                    browser.run("""
                    const [text, parser] = arguments;
                    const plugins = Object.values(prettierPlugins);
                    const options = { parser, plugins, printWidth: 120, singleQuote: parser === 'acorn' };
                    return prettier.format(text, options);""", source.getValue(), source.getKey().endsWith("css") ? "css" : "acorn");
            if (Boolean.getBoolean("dashboard.format")) {
                Files.writeString(SOURCES.resolve(source.getKey()), String.valueOf(formatted));
            } else {
                assertThat(source.getValue())
                        .as("%s; -Ddashboard.format=true formats it", source.getKey())
                        .isEqualTo(formatted);
            }
        }
    }

    @Test
    void scripts_have_no_unused_or_unknown_names() throws IOException {
        browser.define(webjar("typescript", "lib/typescript.js"));

        assertThat(lint(sources("js"))).isEmpty();
        assertThat(lint(Map.of(
                        "a.js", "export const a = 1;",
                        "b.js", "import { a, none } from './a.js';\nexport const b = () => { return a + c; none; };")))
                .containsExactlyInAnyOrder(
                        "b.js: Module '\"./a.js\"' has no exported member 'none'.",
                        "b.js: Cannot find name 'c'.",
                        "b.js: Unreachable code detected.");
    }

    private static List<String> lint(Map<String, String> files) throws IOException {
        String lint = text(SourcesTest.class.getResourceAsStream("lint.js"));
        return browser.list("const [files, globals] = arguments;" + lint, files, GLOBALS);
    }

    private static Map<String, String> sources(String... types) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String type : types) {
            try (Stream<Path> files = Files.walk(SOURCES)) {
                for (Path file : files.filter(path -> path.toString().endsWith("." + type))
                        .toList()) {
                    sources.put(SOURCES.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        assertThat(sources).isNotEmpty();
        return sources;
    }

    private static String webjar(String name, String file) throws IOException {
        return Objects.requireNonNull(Webjars.find(name, file));
    }

    private static String text(InputStream resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
