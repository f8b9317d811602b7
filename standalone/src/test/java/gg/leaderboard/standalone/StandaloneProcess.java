package gg.leaderboard.standalone;

import gg.leaderboard.embedded.Ports;
import gg.leaderboard.testing.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** The program as users start it: in its own JVM, without the test classes. */
public final class StandaloneProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;
    private static final int INTERRUPT = ignoresSigint() ? SIGTERM : SIGINT;

    private final Process process;
    private final Path console;
    private final StandaloneProperties.Port port;

    private StandaloneProcess(Process process, Path console, StandaloneProperties.Port port) {
        this.process = process;
        this.console = console;
        this.port = port;
    }

    static StandaloneProcess start(Path directory, StandaloneProperties.Port port) throws IOException {
        return start(directory, port, List.of(), Map.of());
    }

    static StandaloneProcess start(Path directory, StandaloneProperties.Port port, ForeignLocale locale)
            throws IOException {
        return start(directory, port, locale.jvmOptions(), Map.of());
    }

    /** Starts the program on free ports with these environment variables. */
    public static StandaloneProcess startOnFreePorts(Path directory, Map<String, String> environment)
            throws IOException {
        return startOnFreePorts(directory, List.of(), environment);
    }

    /** As above, with JVM options. */
    public static StandaloneProcess startOnFreePorts(
            Path directory, List<String> options, Map<String, String> environment) throws IOException {
        return start(directory, freePorts(), options, environment);
    }

    /** Returns free ports. */
    static StandaloneProperties.Port freePorts() {
        return new StandaloneProperties.Port(
                Ports.claim("test", 0),
                Ports.claim("test", 0),
                Ports.claim("test", 0),
                Ports.claim("test", 0),
                Ports.claim("test", 0),
                Ports.claim("test", 0));
    }

    /** Starts the program with JVM options and environment variables. */
    static StandaloneProcess start(
            Path directory, StandaloneProperties.Port port, List<String> options, Map<String, String> environment)
            throws IOException {
        Path console = Files.createTempFile(directory, "console", ".txt");
        Stream<String> program = Stream.of(
                "-cp",
                classPath(),
                StandaloneApplication.class.getName(),
                "--leaderboard.port.kafka=" + port.kafka(),
                "--leaderboard.port.redis=" + port.redis(),
                "--leaderboard.port.postgres=" + port.postgres(),
                "--leaderboard.port.archive=" + port.archive(),
                "--leaderboard.port.metrics=" + port.metrics(),
                "--leaderboard.port.api=" + port.api());
        ProcessBuilder builder = new ProcessBuilder(Stream.of(JavaCommand.command().stream(), options.stream(), program)
                        .flatMap(each -> each)
                        .toList())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().putAll(environment);
        return new StandaloneProcess(builder.start(), console, port);
    }

    /** Sends an event of a new player, and waits until it is counted and archived. */
    void awaitCounted(String player) throws IOException, InterruptedException {
        int status = post("/api/v1/events", """
                {"event_type":"player_scored","player_id":"%s","game_id":"arena","data":{"points":150}}""".formatted(player));
        if (status != 200) {
            throw new AssertionError("status " + status + "\n" + console());
        }
        await("the standings", () -> body("/api/player/" + player).contains("\"total_score\":150"));
        await(
                "the archive",
                () -> JsonMapper.shared()
                                .readTree(body("/api/v1/leaderboards/global/player/" + player + "/history"))
                                .at("/data/events/0/total")
                                .asLong(0)
                        == 150);
    }

    /** Waits until {@code condition} holds while the program runs. */
    public void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    .atMost(LIMIT)
                    .failFast(() -> !process.isAlive())
                    .until(condition);
        } catch (RuntimeException e) {
            throw new AssertionError(e.getMessage() + "\n" + console(), e);
        }
    }

    public boolean isReady() {
        return status(port.api(), "/ready") == 200;
    }

    /** Returns the address of the api as {@code host:port}. The following methods do the same for the other servers. */
    public String api() {
        return address(port.api());
    }

    public String archive() {
        return address(port.archive());
    }

    /** Returns the metrics of all services. */
    public String metrics() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request(port.metrics(), "/metrics"), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Returns the address of the metrics as {@code host:port}. The following methods do the same for the servers. */
    public String metricsAddress() {
        return address(port.metrics());
    }

    public String kafka() {
        return address(port.kafka());
    }

    public String redis() {
        return address(port.redis());
    }

    public String postgres() {
        return address(port.postgres());
    }

    private static String address(int port) {
        return Ports.HOST + ":" + port;
    }

    int statusOfArchive(String path) {
        return status(port.archive(), path);
    }

    String body(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request(port.api(), path), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Sends JSON to the api and returns the status of the response. */
    int post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.api() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .timeout(LIMIT)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static int status(int port, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(request(port, path), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LIMIT)
                .build();
    }

    /** Kills the process as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Interrupts the process as Ctrl-C in the terminal does. */
    void interrupt() throws IOException {
        new ProcessBuilder("kill", "-" + INTERRUPT, String.valueOf(process.pid())).start();
    }

    /** Returns the exit code of a JVM that {@link #interrupt} has ended. */
    static int exitCodeOfInterrupt() {
        return 128 + INTERRUPT;
    }

    // A background process of a shell ignores SIGINT, and so do its children, such as this build.
    private static boolean ignoresSigint() {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring("SigIgn:".length()).strip(), 16))
                    .anyMatch(ignored -> (ignored & 1L << (SIGINT - 1)) != 0);
        } catch (IOException e) {
            return false;
        }
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It still runs after " + LIMIT + ":\n" + console());
        }
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    String console() {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** Returns the class path without the test classes, so that the output is what users see. */
    public static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !entry.endsWith("test-classes"))
                // The process starts in another directory.
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
    }
}
