package gg.leaderboard.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.leaderboard.api.dashboard.Webjars;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestProcessor;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.testing.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Generates a TypeScript client and compiles it with the program {@code client.ts}. Both run on a page that another
 * server of this machine serves. The compiler is a WebJar and runs in Chromium, because the build has no Node.
 */
class TypeScriptClientTest {

    private static final Path RESOURCES = Path.of("src/test/resources/gg/leaderboard/api/docs");
    private static final String LIBRARIES = "/lib/";
    private static final String PAGE = "<!doctype html><script src='/lib/typescript.js'></script>";

    private final Map<String, String> site = new ConcurrentHashMap<>(Map.of("/", PAGE));

    @Test
    void the_generated_client_compiles_strictly_and_works_in_a_browser() throws Exception {
        Assumptions.assumeTrue(Browser.isHere(), "no Chromium with chromedriver is in PATH");
        Path client = OpenApiGenerator.generate("typescript-fetch", "importFileExtension=.js");
        HttpServer server = serve();
        try (Browser browser = Browser.start();
                TestStandings standings = TestStandings.shared();
                TestProcessor processor = TestProcessor.shared(standings)) {
            browser.open(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));

            assertThat(compile(browser, sources(client))).isEmpty();
            assertThat(browser.list(
                            "return (await import('/client.js')).run(arguments[0])",
                            RunningApi.shared().origin()))
                    .containsExactly(
                            "score 1200 has rank 1",
                            "1. Ada: 1200",
                            "There is no player \"ben\" on the leaderboard \"typescript-client\".",
                            "deleted");
        } finally {
            server.stop(0);
        }
    }

    private static Map<String, String> sources(Path client) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(client)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".ts")) {
                    sources.put("/" + client.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
        assertThat(sources).containsKey("/index.ts");
        sources.put("/client.ts", Files.readString(RESOURCES.resolve("client.ts")));
        return sources;
    }

    /** Adds the compiled scripts to the site, and returns the problems. */
    private List<String> compile(Browser browser, Map<String, String> sources) throws IOException {
        String script = Files.readString(RESOURCES.resolve("compile.js"));
        List<String> problems = browser.list("const [sources] = arguments;" + script, sources);
        for (String name : browser.list("return Object.keys(window.compiled)")) {
            site.put(name, String.valueOf(browser.run("return window.compiled[arguments[0]]", name)));
        }
        return problems;
    }

    private HttpServer serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String file = path.startsWith(LIBRARIES) ? Webjars.find("typescript", path.substring(1)) : site.get(path);
        exchange.getResponseHeaders().add("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
        byte[] body = file == null ? new byte[0] : file.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(file == null ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
