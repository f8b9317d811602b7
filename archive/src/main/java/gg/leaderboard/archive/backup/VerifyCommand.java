package gg.leaderboard.archive.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.archive.web.ArchiveRequest;
import gg.leaderboard.archive.web.CommandHttp;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Waits until the standings have caught up with the log, and has a running archive compare every board with them. */
public final class VerifyCommand {

    /** The first argument of the command line. */
    public static final String NAME = "verify";

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    // While records arrive, some are always on the way; a comparison allows for them.
    private static final long ON_THE_WAY = 1000;
    private static final int CALM_POLLS = 2;
    private static final String COMPARISON = "/verify";
    // By a region that follows.
    private static final int REFUSED = 409;

    private final VerifyOptions options;
    private final HttpClient http;
    private final PrintStream out;
    private final List<String> checksums = new ArrayList<>();

    private VerifyCommand(VerifyOptions options, PrintStream out) throws IOException {
        this.options = options;
        this.http = CommandHttp.trusting(options.authorities());
        this.out = out;
    }

    /**
     * Runs the command to its end.
     *
     * @param arguments {@link #NAME} first
     * @return 0 if all boards are equal, 1 if one differs or could not be compared, 2 for unknown options
     */
    public static int run(PrintStream out, String... arguments) throws InterruptedException {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        if (Arrays.asList(rest).contains("--help")) {
            out.print(VerifyOptions.HELP);
            return 0;
        }
        try {
            return new VerifyCommand(VerifyOptions.parse(rest), out).run() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.print(VerifyOptions.HELP);
            return 2;
        } catch (IOException | JacksonException e) {
            out.println(e.getMessage() == null ? "The archive does not respond." : e.getMessage());
            return 1;
        }
    }

    private boolean run() throws IOException, InterruptedException {
        if (options.restoresDefinitions()) {
            JsonNode answer = await("POST", "/api/v1/admin/restore/definitions");
            int restored = answer.at("/data/restored").asInt();
            if (answer.path("status").asInt() == REFUSED) {
                out.println("Leaderboards are restored only in the region that leads. This region follows");
            } else if (restored > 0) {
                out.printf("Kafka had lost %d leaderboards; they are restored%n", restored);
            }
        }
        catchUp();
        int differing = 0;
        JsonNode boards = required(await("GET", "/api/v1/admin/boards"), "data");
        if (boards.isEmpty()) {
            throw new IOException("The archive has no leaderboard, not even a built-in one. Is --url its address?");
        }
        for (JsonNode board : boards) {
            if (!isEqual(board.stringValue())) {
                differing++;
            }
        }
        if (options.checksums() != null) {
            Files.write(options.checksums(), checksums);
        }
        out.printf("%d leaderboards compared, %d differ%n", boards.size(), differing);
        return differing == 0;
    }

    private void catchUp() throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        long moved = System.nanoTime();
        int calm = 0;
        Lag lag = lag();
        while (lag.records() > 0 && calm < CALM_POLLS) {
            if (lag.records() < least) {
                moved = System.nanoTime();
                out.printf("The standings lack %,d records, the archive %,d%n", lag.standings, lag.archive);
                least = lag.records();
            } else if (isOver(moved)) {
                throw new IOException(
                        "There was no progress for " + options.patience().toSeconds()
                                + " s. See the readiness of the processor and of the archive.");
            }
            Thread.sleep(INTERVAL.toMillis());
            Lag before = lag;
            lag = lag();
            calm = lag.records() <= ON_THE_WAY && lag.isMovingSince(before) ? calm + 1 : 0;
        }
    }

    private Lag lag() throws IOException, InterruptedException {
        JsonNode backlog = backlog();
        if (!required(backlog, "lost").isEmpty()) {
            // The advice deletes data, so a second answer must confirm the loss.
            Thread.sleep(INTERVAL.toMillis());
            backlog = backlog();
        }
        if (!backlog.path("lost").isEmpty()) {
            throw new IOException(
                    "Kafka has lost records that the archive has, and would give their offsets to others: "
                            + backlog.path("lost") + ". See \"the log has lost records\" in OPERATIONS.md.");
        }
        requireNothingMissing();
        return new Lag(
                required(backlog, "end").asLong(),
                required(backlog, "standings").asLong(),
                required(backlog, "archive").asLong());
    }

    private JsonNode backlog() throws IOException, InterruptedException {
        return required(await("GET", "/api/v1/admin/backlog"), "data");
    }

    // Without this, the response of another server would count as success.
    private static JsonNode required(JsonNode response, String field) throws IOException {
        JsonNode value = response.path(field);
        if (value.isMissingNode()) {
            throw new IOException("The response lacks the field " + field + ". Is --url the address of the archive?");
        }
        return value;
    }

    private void requireNothingMissing() throws IOException, InterruptedException {
        JsonNode missing = required(required(await("GET", "/api/v1/admin/restore"), "data"), "missing");
        if (!missing.isEmpty()) {
            throw new IOException("Records are neither in Kafka nor in the archive: " + missing);
        }
    }

    private boolean isEqual(String board) throws IOException, InterruptedException {
        String path = "/api/v1/leaderboards/" + URLEncoder.encode(board, UTF_8).replace("+", "%20") + COMPARISON;
        JsonNode result = await("GET", path);
        long begin = System.nanoTime();
        while (isUndecided(result) && !isOver(begin)) {
            Thread.sleep(INTERVAL.toMillis());
            result = await("GET", path);
        }
        show(board, result);
        return result.path("equal").asBoolean();
    }

    private static boolean isUndecided(JsonNode result) {
        return result.path("parts")
                .valueStream()
                .anyMatch(part -> part.path("undecided").asLong() > 0);
    }

    private void show(String board, JsonNode result) {
        out.printf(
                "%s: %s, %d periods, %,d scores%n",
                board,
                result.path("equal").asBoolean() ? "equal" : "DIFFERS",
                result.path("parts").size(),
                result.path("players_compared").asLong());
        for (JsonNode part : result.path("parts")) {
            String name = "%s season %d %s %s"
                    .formatted(
                            board,
                            part.path("season").asLong(),
                            part.path("window").stringValue(),
                            part.path("period").stringValue());
            checksums.add(name + ": " + part.path("players") + " players, "
                    + part.at("/checksum/standings").stringValue());
            if (!part.path("equal").asBoolean()) {
                out.printf("  %s: %s%n", name, part.path("differences"));
            }
        }
    }

    // The archive may be starting, or its stores may be unavailable for a moment.
    private JsonNode await(String method, String path) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            String problem;
            try {
                HttpResponse<String> answer = send(method, path);
                if (answer.statusCode() < 400 || (answer.statusCode() == REFUSED && method.equals("POST"))) {
                    return JsonMapper.shared().readTree(answer.body());
                }
                problem = answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                problem = String.valueOf(e.getMessage());
            }
            if (isOver(begin)) {
                throw new IOException(options.url().resolve(path) + ": " + problem);
            }
            Thread.sleep(INTERVAL.toMillis());
        }
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                ArchiveRequest.to(options.url().resolve(path)).method(method, BodyPublishers.noBody());
        return path.endsWith(COMPARISON)
                ? compare(request.build())
                : http.send(request.timeout(options.patience()).build(), BodyHandlers.ofString());
    }

    // The comparison of a large board takes long. It goes on as long as the archive and all stores answer.
    private HttpResponse<String> compare(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        while (true) {
            try {
                return answer.get(options.patience().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                backlog();
                out.printf("Still comparing: %s%n", request.uri().getPath());
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
    }

    private boolean isOver(long begin) {
        return System.nanoTime() - begin > options.patience().toNanos();
    }

    /** How many records the standings and the archive lack up to the end of the log. */
    private record Lag(long end, long standings, long archive) {

        long records() {
            return standings + archive;
        }

        /** Whether records arrived, and both the standings and the archive added some. */
        boolean isMovingSince(Lag before) {
            return end > before.end
                    && end - standings > before.end - before.standings
                    && end - archive > before.end - before.archive;
        }
    }
}
