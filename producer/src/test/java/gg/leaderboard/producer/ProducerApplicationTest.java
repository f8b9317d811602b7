package gg.leaderboard.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.log.Version;
import gg.leaderboard.testing.Servers;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Tests the producer as users start it. */
@ExtendWith(OutputCaptureExtension.class)
class ProducerApplicationTest {

    @TempDir
    private Path directory;

    @Test
    void a_match_sent_twice_has_the_same_ids(CapturedOutput output) {
        assertThat(run("--source=log", "--match=1", "--game=twice")).isZero();
        int events = idsOfGame("twice").size();
        assertThat(events).isGreaterThan(100);
        assertThat(output)
                .contains(
                        events + " sent, " + events + " acknowledged, 0 failed", events + " events, 0 not recognized");
        Set<String> once = idsOfGame("twice").stream().collect(Collectors.toSet());
        assertThat(once).hasSize(events);

        assertThat(run("--source=log", "--match=1", "--game=twice", "--ends-now", "--speed=100000"))
                .isZero();
        assertThat(idsOfGame("twice")).hasSize(2 * events).allMatch(once::contains);
    }

    @Test
    void simulated_events_are_sent_at_their_rate_and_logged(CapturedOutput output) {
        long start = System.nanoTime();
        assertThat(run("--count=10", "--rate=10")).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
        assertThat(output.getOut().lines().filter(line -> line.contains(" → game-events-")))
                .hasSize(10);
        assertThat(output).contains("producer " + Version.current());
    }

    @Test
    void sent_events_are_counted_at_the_port_for_metrics() throws Exception {
        try (ConfigurableApplicationContext producer = ProducerApplication.start(
                "--kafka=" + Servers.kafka(), "--count=10", "--rate=10000", "--leaderboard.producer.metrics-port=0")) {
            producer.getBean(ProducerRun.class).outcome().join();
            int port = producer.getBean(MetricsServer.class).port();
            // As many clients as the port has threads, which do not end their requests.
            List<Socket> silent = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Socket client = new Socket("127.0.0.1", port);
                client.getOutputStream().write("GET /met".getBytes(UTF_8));
                silent.add(client);
            }

            HttpResponse<String> metrics = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(metrics.body())
                    .contains("leaderboard_producer_events_total{outcome=\"acknowledged\",service=\"producer\"} 10.0")
                    .contains("leaderboard_producer_events_total{outcome=\"failed\",service=\"producer\"} 0.0");
            for (Socket client : silent) {
                client.close();
            }
        }
    }

    @Test
    void every_player_gets_a_first_score_on_the_board(CapturedOutput output) {
        assertThat(run("--source=scores", "--leaderboard=first", "--players=50", "--rate=10000", "--initial-only"))
                .isZero();

        assertThat(output).contains("50 sent, 50 acknowledged, 0 failed");
        assertThat(GameEventsTopic.read(Servers.kafka()).stream()
                        .filter(message -> new String(message.value(), UTF_8).contains("\"leaderboard_id\":\"first\""))
                        .map(ConsumerRecord::key))
                .hasSize(50)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.startsWith("player-"));
    }

    @Test
    void an_invalid_line_of_an_event_file_returns_exit_code_one(CapturedOutput output) throws Exception {
        Path file = directory.resolve("events.ndjson");
        Files.writeString(file, "{\"player_id\":\"p\"}\n");

        assertThat(run("--source=ndjson", file.toString())).isEqualTo(1);
        assertThat(output)
                .contains("events.ndjson, line 1: event_type is missing")
                .contains("0 events, 1 rejected");
    }

    @Test
    void a_log_without_events_returns_exit_code_one(CapturedOutput output) throws Exception {
        Path file = directory.resolve("odd.log");
        Files.writeString(file, "2031-01-19 \"Ann<1><[U:1:2]><CT>\" killed \"Bob<2><[U:1:3]><T>\" with \"awp\"\n");

        assertThat(run("--source=log", file.toString())).isEqualTo(1);
        assertThat(output)
                .contains("odd.log contains no events")
                .contains("Lines that look like kills but were not recognized: 1; the first: 2031-01-19 ");
    }

    @Test
    void the_points_of_an_action_are_configured_for_logs_and_the_simulator() {
        run("--source=log", "--match=1", "--game=worth", "--leaderboard.producer.scoring.kill=7");
        run("--count=100", "--rate=10000", "--seed=1", "--leaderboard.producer.scoring.kill=9");

        assertThat(GameEventsTopic.read(Servers.kafka()).stream()
                        .map(message -> new String(message.value(), UTF_8))
                        .filter(json -> json.contains("\"action\":\"kill\"")))
                .anyMatch(json -> json.contains("\"game_id\":\"worth\"") && json.contains("\"points\":7,"))
                .anyMatch(json -> json.contains("\"points\":9,"))
                .noneMatch(json -> json.contains("\"game_id\":\"worth\"") && json.contains("\"points\":100,"));
    }

    @Test
    void help_starts_nothing(CapturedOutput output) {
        assertThat(run("--help")).isZero();
        assertThat(output).contains("--source=log").doesNotContain("Sending");
    }

    @Test
    void version_starts_nothing(CapturedOutput output) {
        assertThat(ProducerApplication.run("--version")).isZero();
        assertThat(output.getAll().strip()).isEqualTo("producer " + Version.current());
    }

    @Test
    void an_invalid_setting_returns_exit_code_two_and_one_line(CapturedOutput output) {
        assertThat(ProducerApplication.run("--source=foo")).isEqualTo(2);
        assertThat(output.getAll().strip()).isEqualTo("source must be simulator, scores, log or ndjson; was foo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --rate=abc                         | --rate must be a number; was abc
            --rate=0                           | --rate must be greater than 0; was 0.0
            --players=ten                      | --players must be a whole number; was ten
            --players=0                        | --players must be greater than or equal to 1; was 0
            --players=2000000                  | --players must be less than or equal to 1000000; was 2000000
            --games=0                          | --games must be greater than or equal to 1; was 0
            --count=-5                         | --count must be greater than 0; was -5
            --seed=x                           | --seed must be a whole number; was x
            --duration=soon                    | --duration must be a time such as 30s or 5m; was soon
            --duplicates=-1                    | --duplicates must be greater than or equal to 0; was -1.0
            --malformed=lots                   | --malformed must be a number; was lots
            --duplicates=0.6 --malformed=0.6   | --duplicates and --malformed must be shares, together at most 1; were 0.6 and 0.6
            --source=scores                    | The source scores requires a board, for example --leaderboard=battle-royale
            --source=scores --leaderboard=b --duration=0s | --duration must be positive; was PT0S
            --source=scores --leaderboard=b --players=0 | --players must be greater than or equal to 1; was 0
            --source=scores --leaderboard=b --initial-only=maybe | --initial-only must be true or false; was maybe
            --source=log                       | The source log requires a file, for example --file=server.log, or --match=1
            --source=log --match=0             | --match must be greater than 0; was 0
            --topic=no/topic                   | --topic must be a name that Kafka allows; was no/topic
            --topic=leaderboards               | --topic must be one for events or scores; was leaderboards
            --batch=0                          | --batch must be greater than or equal to 1; was 0
            --batch=many                       | --batch must be a whole number; was many
            --leaderboard.producer.scoring.kill=much | leaderboard.producer.scoring.kill must be a whole number; was much
            --leaderboard.producer.scoring.kill=2000000000 | leaderboard.producer.scoring.kill must be less than or equal to 1000000000; was 2000000000
            --source=log --free-for-all=maybe x | --free-for-all must be true or false; was maybe
            --source=log --match=one           | --match must be a whole number; was one
            --source=log --match=1 --speed=-1  | --speed must be greater than or equal to 0; was -1.0
            --source=log --match=1 --follow    | Only a file can be followed, not match 1
            --source=log --follow=maybe x      | --follow must be true or false; was maybe
            --source=log --ends-now=maybe x    | --ends-now must be true or false; was maybe
            --source=log no/such.log           | There is no file no/such.log
            --source=ndjson                    | The source ndjson requires a file, for example --file=events.ndjson, or - for standard input
            --source=ndjson --as-is=maybe x    | --as-is must be true or false; was maybe
            """)
    void every_invalid_setting_is_reported_in_one_line(String args, String message) {
        assertThatThrownBy(() -> ProducerApplication.start(args.split(" ")).close())
                .satisfies(failure -> assertThat(StartFailure.reason(failure)).hasValue(message));
    }

    @Test
    void in_a_shared_jvm_it_stops_with_its_context_and_does_not_end_the_jvm() {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(ProducerApplication.class)
                .properties("spring.config.name=producer", "spring.kafka.bootstrap-servers=" + Servers.kafka())
                .registerShutdownHook(false)
                .run();
        ProducerRun run = context.getBean(ProducerRun.class);
        assertThat(run.isRunning()).isTrue();

        long start = System.nanoTime();
        context.close();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(3_000);
        assertThat(run.outcome()).isCompleted();
    }

    private static int run(String... args) {
        // Tests log little by default.
        Stream<String> forTests = Stream.of("--kafka=" + Servers.kafka(), "--logging.level.gg.leaderboard=info");
        return ProducerApplication.run(Stream.concat(forTests, Stream.of(args)).toArray(String[]::new));
    }

    private static List<String> idsOfGame(String game) {
        return GameEventsTopic.read(Servers.kafka()).stream()
                .filter(message -> new String(message.value(), UTF_8).contains("\"game_id\":\"" + game + "\""))
                .map(ProducerApplicationTest::id)
                .toList();
    }

    private static String id(ConsumerRecord<String, byte[]> message) {
        return new String(message.headers().lastHeader("event_id").value(), UTF_8);
    }
}
