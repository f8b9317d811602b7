package gg.leaderboard.archive.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the command with prepared answers of the archive. */
@Timeout(60)
class VerifyCommandTest {

    private static final String NOTHING_MISSING = backlog(100, 0, 0);

    // The last one is repeated.
    private final Deque<String> backlogs = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer archive;

    @BeforeEach
    void start() throws IOException {
        archive = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/api/v1/admin/restore", () -> "{\"data\": {\"missing\": []}}");
        answer("/api/v1/admin/boards", () -> "{\"data\": [\"a\"]}");
        answer("/api/v1/leaderboards/a/verify", () -> "{\"equal\": true, \"parts\": []}");
        answer("/api/v1/admin/backlog", () -> backlogs.size() > 1 ? backlogs.remove() : backlogs.element());
        archive.setExecutor(threads);
        archive.start();
    }

    @AfterEach
    void stop() {
        archive.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_processor_that_folds_nothing_fails_the_comparison_even_if_few_records_are_missing()
            throws InterruptedException {
        backlogs.add(backlog(100, 3, 0));

        assertThat(verify(1)).contains("The standings lack 3 records", "There was no progress for 1 s");
    }

    @Test
    void a_processor_that_folds_nothing_fails_the_comparison_while_events_arrive() throws InterruptedException {
        for (int arrived = 0; arrived < 10; arrived++) {
            backlogs.add(backlog(100 + arrived, 3 + arrived, 0));
        }

        assertThat(verify(1)).contains("There was no progress for 1 s");
    }

    @Test
    void a_few_records_may_be_missing_while_events_arrive_and_are_folded() throws InterruptedException {
        for (int arrived = 0; arrived < 10; arrived++) {
            backlogs.add(backlog(100 + 50 * arrived, 9 - arrived, 2));
        }

        assertThat(verify(0)).contains("1 leaderboards compared, 0 differ");
        assertThat(backlogs).hasSizeGreaterThan(5);
    }

    @Test
    void a_loss_is_reported_only_if_a_second_answer_confirms_it() throws InterruptedException {
        String lost = "{\"data\": {\"end\": 100, \"standings\": 0, \"archive\": 0, \"lost\": [\"a-0 ends at 5\"]}}";
        backlogs.addAll(List.of(lost, NOTHING_MISSING));

        assertThat(verify(0)).contains("1 leaderboards compared, 0 differ");

        backlogs.clear();
        backlogs.add(lost);
        assertThat(verify(1)).contains("Kafka has lost records", "a-0 ends at 5", "the log has lost records");
    }

    @Test
    void an_archive_that_does_not_answer_fails_the_comparison() throws InterruptedException {
        archive.removeContext("/api/v1/admin/boards");
        archive.createContext("/api/v1/admin/boards", exchange -> {});
        backlogs.add(NOTHING_MISSING);

        assertThat(verify(1)).contains("/api/v1/admin/boards: request timed out");
    }

    @Test
    void it_counts_the_scores_of_all_periods_of_a_board() throws InterruptedException {
        backlogs.add(NOTHING_MISSING);
        archive.removeContext("/api/v1/admin/boards");
        answer("/api/v1/admin/boards", () -> "{\"data\": [\"kills\"]}");
        answer("/api/v1/leaderboards/kills/verify", () -> """
                {"equal": true, "players_compared": 30, "parts": [
                  {"equal": true, "season": 0, "window": "daily", "period": "20260101", "players": 15,
                   "checksum": {"standings": "1"}},
                  {"equal": true, "season": 0, "window": "daily", "period": "20260102", "players": 15,
                   "checksum": {"standings": "2"}}]}""");

        assertThat(verify(0)).contains("kills: equal, 2 periods, 30 scores\n");
    }

    @Test
    void the_responses_of_another_server_are_not_a_success() throws InterruptedException {
        backlogs.add("{}");
        assertThat(verify(1)).contains("lacks the field data", "Is --url the address of the archive?");

        backlogs.clear();
        backlogs.add(NOTHING_MISSING);
        archive.removeContext("/api/v1/admin/boards");
        answer("/api/v1/admin/boards", () -> "{\"data\": []}");
        assertThat(verify(1)).contains("The archive has no leaderboard");
    }

    @Test
    void a_comparison_may_take_longer_than_the_patience_while_the_stores_answer() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(4);
        archive.removeContext("/api/v1/leaderboards/a/verify");
        archive.removeContext("/api/v1/admin/backlog");
        answer("/api/v1/admin/backlog", () -> {
            asked.countDown();
            return NOTHING_MISSING;
        });
        answer("/api/v1/leaderboards/a/verify", () -> {
            await(asked);
            return "{\"equal\": true, \"parts\": []}";
        });

        assertThat(verify(0)).contains("Still comparing", "a: equal", "1 leaderboards compared, 0 differ");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String verify(int status) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int ended = VerifyCommand.run(
                new PrintStream(out, true, UTF_8),
                VerifyCommand.NAME,
                "--patience=1",
                "--url=http://127.0.0.1:" + archive.getAddress().getPort());
        String text = out.toString(UTF_8);
        assertThat(ended).as(text).isEqualTo(status);
        return text;
    }

    private void answer(String path, Supplier<String> json) {
        archive.createContext(path, exchange -> {
            byte[] body = json.get().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String backlog(long end, long standings, long archive) {
        return "{\"data\": {\"end\": %d, \"standings\": %d, \"archive\": %d, \"lost\": []}}"
                .formatted(end, standings, archive);
    }
}
