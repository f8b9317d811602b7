package gg.leaderboard.standalone.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.standalone.StandaloneProcess;
import gg.leaderboard.testing.OtlpReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running program that the tests of this package share, with access by HTTP, WebSocket, Kafka and SQL. */
final class Installation {

    static final String OTHER_SITE = "https://game.example";
    static final String POINTS_OF_A_KILL = "101";

    private static final String DATA = "elsewhere";

    // Variables that an installation of another system may have set. Standalone uses its own servers.
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "KAFKA_BROKERS", "elsewhere:9092",
            "KAFKA_USERNAME", "ada",
            "KAFKA_PASSWORD", "secret",
            "KAFKA_LOG_RETENTION_MS", "86400000",
            "REDIS_ADDR", "elsewhere:6379",
            "REDIS_PASSWORD", "secret",
            "DB_HOST", "elsewhere",
            "DB_PASSWORD", "secret");

    private final AtomicInteger names = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final StandaloneProcess process;
    private final OtlpReceiver traces;
    private final JdbcTemplate sql;

    private Installation(Path directory, StandaloneProcess process, OtlpReceiver traces) {
        this.directory = directory;
        this.process = process;
        this.traces = traces;
        this.sql = new JdbcTemplate(new DriverManagerDataSource(
                "jdbc:postgresql://" + process.postgres() + "/" + EmbeddedPostgres.DATABASE,
                EmbeddedPostgres.USER,
                ""));
    }

    static Installation shared() {
        return Shared.INSTALLATION;
    }

    private static Installation start() {
        try {
            Path directory = Files.createTempDirectory("compatibility");
            OtlpReceiver traces = OtlpReceiver.start();
            Files.writeString(directory.resolve("application.yml"), """
                    leaderboard:
                      data: %s
                      api:
                        cors:
                          allowed-origins: %s
                      tracing:
                        endpoint: %s
                        sampling: 1
                      producer:
                        scoring:
                          kill: %s
                    standings:
                      windows: alltime,daily,weekly,hourly
                    spring:
                      profiles:
                        active: json
                    """.formatted(
                            DATA, OTHER_SITE, traces.endpoint(), POINTS_OF_A_KILL));
            StandaloneProcess process = StandaloneProcess.startOnFreePorts(directory, ENVIRONMENT);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                process.close();
                FileSystemUtils.deleteRecursively(directory.toFile());
            }));
            process.await("the start", process::isReady);
            return new Installation(directory, process, traces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a name for a player, board or game that no other test and no simulated player has. */
    String uniqueName(String prefix) {
        return prefix + "-of-test-" + names.incrementAndGet();
    }

    /** Returns the data directory that {@code application.yml} configures. */
    Path dataDirectory() {
        return directory.resolve(DATA);
    }

    String kafka() {
        return process.kafka();
    }

    String redis() {
        return process.redis();
    }

    /** Returns the metrics of all services. */
    String metrics() throws IOException, InterruptedException {
        return process.metrics();
    }

    URI socketAddress() {
        return URI.create("ws://" + process.api() + "/ws");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return ask(process.api(), method, path, body, headers);
    }

    /** Returns whether the api at {@code host:port} counts scores. */
    boolean isReady(String api) {
        try {
            return ask(api, "GET", "/ready", "").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    HttpResponse<String> askArchive(String path, String... headers) {
        return ask(process.archive(), "GET", path, "", headers);
    }

    private HttpResponse<String> ask(String server, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + server + path))
                .setHeader("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the JSON of a response, which must have this status. */
    JsonNode json(int status, String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    JsonNode get(String path) {
        return json(200, "GET", path, "");
    }

    JsonNode post(String path, String body) {
        return json(200, "POST", path, body);
    }

    /** Writes to Kafka as game servers in any language do. */
    void produce(String topic, String key, String value, String... headers) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, value);
        for (int i = 0; i < headers.length; i += 2) {
            record.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka()), new StringSerializer(), new StringSerializer())) {
            producer.send(record);
        }
    }

    /** Creates a topic as other systems do at installation. An existing topic stays unchanged. */
    void createTopic(String name) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            admin.createTopics(List.of(new NewTopic(name, 3, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Returns the number of records in a topic. */
    long records(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            Map<TopicPartition, OffsetSpec> ends =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                            .flatMap(described -> described.partitions().stream())
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic, partition.partition()),
                                    partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        }
    }

    /** Returns the receiver of all spans of the program. */
    OtlpReceiver traces() {
        return traces;
    }

    /** Returns what the program has printed. */
    String console() {
        return process.console();
    }

    JdbcTemplate sql() {
        return sql;
    }

    void await(String what, Callable<Boolean> condition) {
        process.await(what, condition);
    }

    // Started at first use and stopped with the JVM, because a start takes seconds.
    private static final class Shared {
        static final Installation INSTALLATION = start();
    }
}
