package gg.leaderboard.standalone.compose;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.Topics;
import gg.leaderboard.events.Topics.Topic;
import gg.leaderboard.standalone.compose.ComposeFile.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the guarantees of docker-compose.yml. No engine is needed, because the file is parsed, not run. */
class ComposeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern PINNED = // Full versions of PostgreSQL have two numbers.
            Pattern.compile("(postgres:\\d+|[a-z0-9./-]+:v?\\d+\\.\\d+)\\.\\d+[A-Za-z0-9._-]*");

    private final ComposeFile compose = ComposeFile.read(ROOT.resolve("docker-compose.yml"));

    @Test
    void the_compose_file_has_all_services() {
        assertThat(compose.services().keySet())
                .containsExactlyInAnyOrder(
                        "kafka",
                        "topics",
                        "redis",
                        "postgres",
                        "cassandra",
                        "kafka-ui",
                        "producer",
                        "processor",
                        "archive",
                        "api",
                        "prometheus",
                        "alertmanager",
                        "grafana");
    }

    @Test
    void every_image_has_a_full_version() throws IOException {
        assertThat(compose.images())
                .hasSizeGreaterThan(3)
                .allSatisfy(image -> assertThat(image).matches(PINNED));
        assertThat(baseImages())
                .hasSize(2)
                .allSatisfy(image -> assertThat(image).matches(PINNED));
    }

    @Test
    void all_services_are_built_from_one_dockerfile() {
        Stream.of("producer", "processor", "archive", "api").forEach(module -> {
            Map<String, Object> build = compose.service(module).map("build");
            assertThat(build).containsEntry("context", ".").doesNotContainKey("dockerfile");
            assertThat(build).containsEntry("args", Map.of("MODULE", module, "REVISION", "${REVISION:-unknown}"));
        });
    }

    @Test
    void every_long_running_service_has_a_health_check() {
        assertThat(compose.longRunning())
                .hasSize(12)
                .allSatisfy((name, service) -> assertThat(service.map("healthcheck"))
                        .as(name)
                        .containsKeys("test", "interval", "timeout", "retries", "start_period")
                        .doesNotContainEntry("disable", true));
    }

    @Test
    void every_service_has_a_memory_limit_and_restarts() {
        assertThat(compose.services())
                .allSatisfy((name, service) ->
                        assertThat(service.text("mem_limit")).as(name).matches("\\d+[mg]"));
        assertThat(compose.longRunning())
                .allSatisfy((name, service) ->
                        assertThat(service.text("restart")).as(name).isIn("unless-stopped", "on-failure"));
    }

    @Test
    void logs_are_limited_and_no_event_has_its_own_line() throws IOException {
        assertThat(compose.services())
                .allSatisfy((name, service) -> assertThat(service.map("logging"))
                        .as(name)
                        .containsEntry("driver", "json-file")
                        .containsEntry("options", Map.of("max-size", "10m", "max-file", "3")));
        assertThat(Files.readAllLines(ROOT.resolve("docker-compose.env")))
                .contains("LOGGING_LEVEL_GG_LEADERBOARD_PRODUCER_EVENTS=warn");
    }

    @Test
    void every_service_reads_the_file_of_options() {
        Stream.of("producer", "processor", "archive", "api")
                .forEach(name ->
                        assertThat(compose.service(name).text("env_file")).isEqualTo("docker-compose.env"));
    }

    @Test
    void a_service_waits_until_its_dependencies_are_ready() {
        compose.services()
                .forEach((name, service) -> service.map("depends_on").forEach((other, how) -> {
                    String ready = compose.longRunning().containsKey(other)
                            ? "service_healthy"
                            : "service_completed_successfully";
                    assertThat(compose.services()).as(name).containsKey(other);
                    assertThat(how).as(name + " on " + other).isEqualTo(Map.of("condition", ready));
                }));
    }

    @Test
    void services_start_after_their_dependencies() {
        assertThat(compose.service("producer").map("depends_on")).containsOnlyKeys("kafka", "topics");
        assertThat(compose.service("processor").map("depends_on")).containsOnlyKeys("kafka", "topics", "redis");
        assertThat(compose.service("api").map("depends_on")).containsOnlyKeys("kafka", "topics", "redis");
        assertThat(compose.service("archive").map("depends_on"))
                .containsOnlyKeys("kafka", "topics", "redis", "postgres");
    }

    @Test
    void compose_creates_the_same_topics_as_the_services() {
        String script = compose.service("topics").command();
        Map<String, Topic> created = Pattern.compile("create --topic (\\S+) --partitions (\\d+)((?: --config \\S+)*)")
                .matcher(script.replaceAll("\\s*\\\\\\s+", " "))
                .results()
                .map(ComposeTest::topic)
                .collect(toMap(Topic::name, topic -> topic));
        assertThat(Set.copyOf(created.values())).isEqualTo(Set.copyOf(Topics.ALL));
        assertThat(script).contains("--if-not-exists");
    }

    @Test
    void ports_are_the_documented_ones_and_only_this_machine_reaches_them() {
        assertThat(compose.ports())
                .isEqualTo(Map.of(
                        "kafka", List.of("127.0.0.1:${KAFKA_PORT:-9092}:9092"),
                        "redis", List.of("127.0.0.1:${REDIS_PORT:-6379}:6379"),
                        "postgres", List.of("127.0.0.1:${POSTGRES_PORT:-5432}:5432"),
                        "cassandra", List.of("127.0.0.1:${CASSANDRA_PORT:-9042}:9042"),
                        "kafka-ui", List.of("127.0.0.1:${KAFKA_UI_PORT:-8080}:8080"),
                        "archive", List.of("127.0.0.1:${ARCHIVE_PORT:-8002}:8002"),
                        "api", List.of("127.0.0.1:${API_PORT:-8000}:8000"),
                        "prometheus", List.of("127.0.0.1:${PROMETHEUS_PORT:-9090}:9090"),
                        "alertmanager", List.of("127.0.0.1:${ALERTMANAGER_PORT:-9093}:9093"),
                        "grafana", List.of("127.0.0.1:${GRAFANA_PORT:-3000}:3000")));
    }

    @Test
    void kafka_advertises_9093_to_containers_and_9092_to_this_machine() {
        assertThat(compose.service("kafka").map("environment"))
                .containsEntry(
                        "KAFKA_ADVERTISED_LISTENERS", "HOST://localhost:${KAFKA_PORT:-9092},CONTAINERS://kafka:9093")
                .containsEntry("KAFKA_PROCESS_ROLES", "broker,controller")
                .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        Stream.of("producer", "processor", "archive", "api")
                .forEach(name -> assertThat(compose.service(name).map("environment"))
                        .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "kafka:9093"));
    }

    @Test
    void data_survives_the_containers() {
        assertThat(compose.service("kafka").list("volumes")).containsExactly("kafka-data:/var/lib/kafka/data");
        assertThat(compose.service("kafka").map("environment")).containsEntry("KAFKA_LOG_DIRS", "/var/lib/kafka/data");
        assertThat(compose.service("redis").list("volumes")).containsExactly("redis-data:/data");
        assertThat(compose.service("postgres").list("volumes")).containsExactly("postgres-data:/var/lib/postgresql");
        assertThat(compose.service("cassandra").list("volumes")).containsExactly("cassandra-data:/var/lib/cassandra");
        assertThat(compose.volumes())
                .containsExactlyInAnyOrder(
                        "kafka-data",
                        "redis-data",
                        "postgres-data",
                        "cassandra-data",
                        "prometheus-data",
                        "alertmanager-data",
                        "grafana-data");
    }

    @Test
    void cassandra_starts_only_on_request() {
        assertThat(compose.service("cassandra").list("profiles")).containsExactly("cassandra");
        assertThat(compose.service("archive").map("environment"))
                .containsEntry("LEADERBOARD_ARCHIVE_STANDINGS_STORE", "${STANDINGS_STORE:-postgres}")
                .containsEntry("LEADERBOARD_ARCHIVE_CASSANDRA_CONTACT_POINTS", "cassandra:9042");
    }

    @Test
    void monitoring_starts_only_on_request_and_its_files_exist() {
        Stream.of("prometheus", "alertmanager", "grafana").forEach(name -> {
            Service service = compose.service(name);
            assertThat(service.list("profiles")).as(name).containsExactly("monitoring");
            assertThat(service.list("volumes").stream().map(String::valueOf).filter(each -> each.startsWith("./")))
                    .isNotEmpty()
                    .allSatisfy(mounted -> assertThat(ROOT.resolve(mounted.replaceFirst(":.*", "")))
                            .exists());
        });
        assertThat(compose.service("prometheus").command()).contains("/etc/prometheus/compose.yml");
    }

    @Test
    void prometheus_reads_the_metrics_of_all_services_with_a_port() throws IOException {
        String scraped = Files.readString(ROOT.resolve("ops/prometheus/compose.yml"));

        assertThat(scraped).contains("\"api:8003\", \"archive:8002\"", "names: [processor]", "port: 8001");
        assertThat(compose.service("api").map("environment")).containsEntry("MANAGEMENT_SERVER_ADDRESS", "0.0.0.0");
    }

    @Test
    void redis_repairs_its_append_only_file_before_it_starts_and_never_evicts() {
        assertThat(compose.service("redis").command())
                .containsSubsequence("redis-check-aof --fix", "redis-server", "--appendonly yes")
                .contains("--aof-load-truncated no", "--maxmemory-policy noeviction");
    }

    @Test
    void the_record_of_a_start_is_printed_only_if_it_failed() throws IOException {
        assertThat(Files.readString(ROOT.resolve("Dockerfile")))
                .containsSubsequence(
                        "-XX:AOTCacheOutput=app.aot",
                        ">/tmp/aot.log 2>&1;",
                        "test -s app.aot || { cat /tmp/aot.log; exit 1; }");
    }

    @Test
    void images_do_not_run_as_root() throws IOException {
        assertThat(dockerfile()).anyMatch(line -> line.matches("USER [1-9]\\d*:[1-9]\\d*"));
    }

    private static Topic topic(MatchResult found) {
        Map<String, String> config = new HashMap<>();
        Pattern.compile("--config ([^=]+)=(\\S+)")
                .matcher(found.group(3))
                .results()
                .forEach(setting -> config.put(setting.group(1), setting.group(2)));
        return new Topic(found.group(1), Integer.parseInt(found.group(2)), config);
    }

    private static List<String> dockerfile() throws IOException {
        return Files.readAllLines(ROOT.resolve("Dockerfile"));
    }

    private static Set<String> baseImages() throws IOException {
        String java = dockerfile().stream()
                .filter(line -> line.startsWith("ARG JAVA="))
                .findFirst()
                .orElseThrow()
                .substring("ARG JAVA=".length());
        return dockerfile().stream()
                .filter(line -> line.startsWith("FROM "))
                .map(line -> line.split(" ")[1].replace("${JAVA}", java))
                .collect(toSet());
    }
}
