package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.web.ArchiveRequest;
import gg.leaderboard.archive.web.CommandHttp;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has a running archive rebuild the standings, and prints the progress until it is done. */
public final class RebuildCommand {

    /** The first argument of the command line. */
    public static final String NAME = "rebuild";

    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int USAGE_ERROR = 2;
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final RebuildOptions options;
    private final HttpClient http;
    private final PrintStream out;

    private RebuildCommand(RebuildOptions options, PrintStream out) throws IOException {
        this.options = options;
        this.http = CommandHttp.trusting(options.authorities());
        this.out = out;
    }

    /**
     * Runs the command to its end.
     *
     * @param arguments {@link #NAME} first
     * @return 0 on success, 1 if the archive refused or failed, 2 for unknown options
     */
    public static int run(PrintStream out, String... arguments) throws InterruptedException {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        if (Arrays.asList(rest).contains("--help")) {
            out.print(RebuildOptions.HELP);
            return SUCCESS;
        }
        try {
            new RebuildCommand(RebuildOptions.parse(rest), out).run();
            return SUCCESS;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.print(RebuildOptions.HELP);
            return USAGE_ERROR;
        } catch (IOException | JacksonException e) {
            out.println(e.getMessage() == null ? "The archive does not respond." : e.getMessage());
            return FAILURE;
        }
    }

    private void run() throws IOException, InterruptedException {
        if (options.switchesBack()) {
            call("POST", "/switch-back", "");
            await("switched");
            return;
        }
        call("POST", "", options.request());
        await("caught_up");
        compare();
        if (options.switchesOver()) {
            switchOver();
            await("switched");
        }
    }

    // Under load the archive may fall behind again before the switch.
    private void switchOver() throws IOException, InterruptedException {
        while (true) {
            await("caught_up");
            try {
                call("POST", "/switch", "");
                return;
            } catch (IOException refused) {
                if (!phase(call("GET", "", "")).equals("building")) {
                    throw refused;
                }
            }
        }
    }

    private void await(String phase) throws IOException, InterruptedException {
        while (true) {
            JsonNode status = call("GET", "", "");
            String now = phase(status);
            show(now, status);
            if (now.equals(phase)
                    && (now.equals("caught_up") || status.path("tables").isEmpty())) {
                return;
            }
            if (now.equals("idle")) {
                throw new IOException("The rebuild was dropped by another caller.");
            }
            Thread.sleep(INTERVAL.toMillis());
        }
    }

    // Another service may listen on that port.
    private String phase(JsonNode status) throws IOException {
        JsonNode phase = status.path("phase");
        if (!phase.isString()) {
            throw new IOException("The service at " + options.url() + " is not an archive.");
        }
        return phase.stringValue();
    }

    private void show(String phase, JsonNode status) {
        String problem = status.path("trouble").asString("");
        if (phase.equals("switched")) {
            out.printf(
                    "generation %d is live; the tables of the archive %s%n",
                    status.path("generation").asLong(),
                    status.path("tables").isEmpty() ? "are rebuilt" : "are being rebuilt: " + status.path("tables"));
        } else {
            out.printf(
                    "%s: generation %d contains %d of %d records, %d per second%n",
                    phase.replace('_', ' '),
                    status.path("next").asLong(),
                    status.path("done").asLong(),
                    status.path("total").asLong(),
                    status.path("records_per_second").asLong());
        }
        if (!problem.isEmpty()) {
            out.println("the rebuild does not advance: " + problem);
        }
    }

    private void compare() throws IOException, InterruptedException {
        JsonNode comparison = call("GET", "/compare?limit=5", "");
        out.printf(
                "%d of %d boards differ%n",
                comparison.path("boards").size(), comparison.path("compared").asInt());
        long behind = comparison.path("behind").asLong();
        if (behind > 0 && !comparison.path("boards").isEmpty()) {
            out.printf("  %d records were missing on one side; differences may be due to them%n", behind);
        }
        for (JsonNode board : comparison.path("boards")) {
            out.printf(
                    "  %s: %d of %d players, total difference %d%n",
                    board.path("leaderboard").asString(""),
                    board.path("differing").asLong(),
                    board.path("total_players").asLong(),
                    board.path("total_difference").asLong());
            for (JsonNode player : board.path("first")) {
                out.printf(
                        "    %s: %s → %s%n",
                        player.path("player_id").asString(""), player.path("score"), player.path("other_score"));
            }
        }
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = ArchiveRequest.to(options.url().resolve("/api/v1/admin/rebuild" + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return send(http, request);
    }

    /**
     * Sends a request to the archive.
     *
     * @return the data of the answer
     * @throws IOException with the detail of the problem if the archive refuses it
     */
    static JsonNode send(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        JsonNode json = JsonMapper.shared().readTree(answer.body());
        if (answer.statusCode() >= 400) {
            throw new IOException(json.path("detail").asString("The archive returned " + answer.statusCode() + "."));
        }
        return json.path("data");
    }
}
