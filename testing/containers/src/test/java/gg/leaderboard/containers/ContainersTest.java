package gg.leaderboard.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The images of the Dockerfile and the unchanged docker-compose.yml, on a real engine. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainersTest {

    private static final List<String> OURS = List.of("producer", "processor", "archive", "api");
    private static final List<String> ALL =
            List.of("kafka", "redis", "postgres", "kafka-ui", "producer", "processor", "archive", "api");
    private static final Duration START = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration OUTAGE = Duration.ofSeconds(8);
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private static final Compose COMPOSE = new Compose();

    @BeforeAll
    static void start() {
        COMPOSE.run(Map.of("DOCKER_BUILDKIT", "0", "COMPOSE_DOCKER_CLI_BUILD", "0"), "build");
        COMPOSE.run("up", "-d");
        COMPOSE.awaitHealthy(ALL.stream());
    }

    @AfterAll
    static void removeContainersAndVolumes() {
        COMPOSE.run("down", "-v", "--timeout", "5");
    }

    @Test
    @Order(1)
    void the_calls_of_the_readme_succeed() throws IOException {
        String calls = Files.readString(Path.of("../../README.md"))
                .lines()
                .filter(line -> line.startsWith("    "))
                .dropWhile(line -> !line.contains("curl"))
                .filter(line -> line.contains("curl") || line.startsWith("      "))
                .reduce("", (before, line) -> before + line + "\n");
        assertThat(calls).contains("curl");

        String output = Command.run("bash", "-ec", "curl() { command curl -sS --fail-with-body \"$@\"; }\n" + calls);

        assertThat(output).contains("\"player_id\":\"ada\"", "\"score\":1200");
    }

    @Test
    @Order(2)
    void dashboard_swagger_ui_and_kafka_ui_are_served_on_the_published_ports() {
        assertThat(Stream.of(
                                "http://localhost:8000/",
                                "http://localhost:8000/docs",
                                "http://localhost:8080/actuator/health")
                        .map(ContainersTest::status))
                .allMatch(status -> status < 400);
    }

    @Test
    @Order(3)
    void containers_can_be_reached_by_name() {
        assertThat(Command.run("docker", "exec", "redis", "redis-cli", "ping")).isEqualTo("PONG");
        assertThat(Command.run(
                        "docker",
                        "exec",
                        "kafka",
                        "/opt/kafka/bin/kafka-topics.sh",
                        "--bootstrap-server",
                        "kafka:9093",
                        "--list"))
                .contains("game-events", "leaderboards");
    }

    @Test
    @Order(4)
    void our_containers_run_as_a_user_without_rights_and_cannot_write_to_their_image() {
        assertThat(OURS).allSatisfy(service -> {
            JsonNode container = COMPOSE.inspect(service);
            assertThat(container.at("/Config/User").stringValue()).isEqualTo("10001:10001");
            assertThat(container.at("/HostConfig/ReadonlyRootfs").booleanValue())
                    .isTrue();
            assertThat(container.at("/HostConfig/CapDrop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(container
                            .at("/Config/Labels/org.opencontainers.image.title")
                            .stringValue())
                    .isEqualTo("leaderboard-" + service);
            assertThat(Command.run("docker", "logs", container.at("/Id").stringValue()))
                    .doesNotContain("AOT cache", "Unable to use");
        });
    }

    @ParameterizedTest
    @Order(5)
    @ValueSource(strings = {"kafka", "redis", "postgres", "producer", "processor", "archive", "api"})
    void a_killed_container_is_restarted_and_every_event_counts_once(String service) throws Exception {
        whileSending("killed-" + service, sender -> {
            long process = COMPOSE.inspect(service).at("/State/Pid").longValue();
            // Not `docker kill`, after which the engine would not restart the container.
            Command.run("sh", "-c", "[ $(id -u) = 0 ] || sudo='sudo -n'; exec $sudo kill -9 " + process);
            await().atMost(RECOVERY)
                    .until(() -> COMPOSE.inspect(service).at("/State/Pid").longValue() != process);
            COMPOSE.awaitHealthy(Stream.of(service));
        });
    }

    @ParameterizedTest
    @Order(6)
    @ValueSource(strings = {"kafka", "redis", "postgres", "processor", "archive", "api"})
    void a_paused_container_goes_on_and_every_event_counts_once(String service) throws Exception {
        whileSending("paused-" + service, sender -> {
            COMPOSE.run("pause", service);
            elapse(OUTAGE);
            COMPOSE.run("unpause", service);
        });
    }

    @ParameterizedTest
    @Order(7)
    @ValueSource(strings = {"kafka", "redis", "postgres", "processor", "archive", "api"})
    void a_disconnected_container_goes_on_and_every_event_counts_once(String service) throws Exception {
        whileSending("disconnected-" + service, sender -> {
            String container = COMPOSE.container(service);
            String network = Command.run(
                    "docker",
                    "inspect",
                    "-f",
                    "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}}{{end}}",
                    container);
            Command.run("docker", "network", "disconnect", network, container);
            elapse(OUTAGE);
            Command.run("docker", "network", "connect", "--alias", service, network, container);
        });
    }

    @ParameterizedTest
    @Order(8)
    @ValueSource(strings = {"producer", "processor", "archive", "api"})
    void a_service_stops_within_five_seconds_of_its_signal_and_is_ready_five_seconds_after_its_start(String service) {
        if (!service.equals("producer")) {
            // The aim is for an idle machine, and the simulator keeps the others busy.
            COMPOSE.run("stop", "producer");
        }
        long stopping = System.nanoTime();
        COMPOSE.run("stop", service);
        assertThat(Duration.ofNanos(System.nanoTime() - stopping)).as("stop").isLessThan(STOP);
        assertThat(COMPOSE.inspect(service).at("/State/ExitCode").intValue()).isIn(0, 143);

        String container = COMPOSE.container(service);
        // Compose and `docker exec` need CPU themselves, so one command waits inside the container.
        String[] untilHealthy = COMPOSE.untilHealthy(service);
        Command.run("docker", "start", container);
        long starting = System.nanoTime();
        Command.run(untilHealthy);
        Duration start = Duration.ofNanos(System.nanoTime() - starting);
        System.out.println(service + " was ready " + start.toMillis() + " ms after its start");
        assertThat(start).as("start").isLessThan(START);
    }

    @Test
    @Order(9)
    void everything_is_there_after_down_and_up() {
        String before = body("http://localhost:8000/api/v1/leaderboards/arena/top?limit=10");
        COMPOSE.run("down", "--timeout", "10");
        COMPOSE.run("up", "-d");
        COMPOSE.awaitHealthy(ALL.stream());

        assertThat(JSON.readTree(body("http://localhost:8000/api/v1/leaderboards/arena/top?limit=10"))
                        .get("data"))
                .isEqualTo(JSON.readTree(before).get("data"));
        assertThat(points("killed-redis")).isPositive();
    }

    @Test
    @Order(10)
    void everything_is_there_after_the_volumes_were_lost_and_a_backup_was_restored(@TempDir Path backups) {
        String before = body("http://localhost:8000/api/v1/leaderboards/arena/top?limit=10");
        Map<String, String> project = Map.of("COMPOSE_PROJECT_NAME", Compose.PROJECT);
        Command.run(project, "ops/backup/backup", "--compose", "--to", backups.toString());
        COMPOSE.run("down", "-v", "--timeout", "10");
        String restored = Command.run(project, "ops/backup/restore", "--compose", backups.toString());
        System.out.println(restored);

        assertThat(restored).contains("Redis continues from its snapshot");
        assertThat(JSON.readTree(body("http://localhost:8000/api/v1/leaderboards/arena/top?limit=10"))
                        .get("data"))
                .isEqualTo(JSON.readTree(before).get("data"));
    }

    private static void whileSending(String player, Consumer<EventSender> fault) throws Exception {
        EventSender sender = new EventSender(player);
        try (sender) {
            await().atMost(RECOVERY).until(() -> sender.accepted() > 20);
            fault.accept(sender);
            long recovered = sender.accepted();
            await().atMost(RECOVERY).until(() -> sender.accepted() > recovered + 20);
        }
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(points(player)).isEqualTo(sender.accepted()));
        await().atMost(RECOVERY).until(() -> status("http://localhost:8000/ready") == 200);
    }

    private static void elapse(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        await().atMost(duration.multipliedBy(2)).until(() -> System.nanoTime() > end);
    }

    private static long points(String player) {
        HttpResponse<String> response = get("http://localhost:8000/api/player/" + player);
        return response.statusCode() == 200
                ? JSON.readTree(response.body()).get("total_score").longValue()
                : 0;
    }

    private static String body(String url) {
        return get(url).body();
    }

    private static int status(String url) {
        try {
            return get(url).statusCode();
        } catch (IllegalStateException e) {
            return 599;
        }
    }

    private static HttpResponse<String> get(String url) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(START).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
