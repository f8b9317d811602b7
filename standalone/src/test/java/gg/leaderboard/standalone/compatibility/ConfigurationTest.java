package gg.leaderboard.standalone.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.ApiApplication;
import gg.leaderboard.embedded.Ports;
import gg.leaderboard.producer.ProducerApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests what pages, files and environment variables of all four systems rely on. */
@Timeout(300)
abstract class ConfigurationTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private final Installation system = Installation.shared();

    // The program started although the variables name servers that do not exist.
    @Test
    void variables_of_another_installation_keep_its_own_servers_and_set_the_retention() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.kafka()))) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "game-events");
            assertThat(Objects.requireNonNull(admin.describeConfigs(List.of(topic))
                                    .all()
                                    .get()
                                    .get(topic))
                            .get("retention.ms")
                            .value())
                    .isEqualTo("86400000");
        }
    }

    @Test
    void application_yml_in_the_working_directory_applies_to_every_service() {
        assertThat(preflight(Installation.OTHER_SITE)).isEqualTo(Installation.OTHER_SITE);
        assertThat(preflight("https://stranger.example")).isEmpty();
        assertThat(system.dataDirectory()).as("of the program itself").isDirectory();
        system.await(
                "the producer's points for a kill",
                () -> !system.sql()
                        .queryForList(
                                "SELECT 1 FROM events WHERE data ->> 'action' = 'kill' AND data ->> 'points' = ?"
                                        + " LIMIT 1",
                                Installation.POINTS_OF_A_KILL)
                        .isEmpty());
        system.await(
                "the processor's window",
                () -> !system.get("/api/leaderboard/hourly/global")
                        .path("players")
                        .isEmpty());
        system.await(
                "the archive's window",
                () -> !system.sql()
                        .queryForList("SELECT 1 FROM leaderboards WHERE \"window\" = 'hourly' LIMIT 1")
                        .isEmpty());
    }

    @Test
    void a_service_on_its_own_finds_its_servers_by_environment_variables(@TempDir Path directory) throws Exception {
        int port = Ports.claim("test", 0);
        Map<String, String> servers = Map.of("KAFKA_BROKERS", system.kafka(), "REDIS_ADDR", system.redis());
        try (ServiceProcess api = ServiceProcess.start(
                directory, ApiApplication.class, servers, "--server.address=127.0.0.1", "--server.port=" + port)) {
            system.await("the api that runs alone", () -> {
                assertThat(api.isRunning()).as(api.console()).isTrue();
                return system.isReady(Ports.HOST + ":" + port);
            });
        }
    }

    @Test
    void options_of_the_producer_work_with_one_dash(@TempDir Path directory) throws Exception {
        String topic = system.uniqueName("load");
        String[] options = ("-players 3 -count 40 -rate 1000 -batch 10 -topic " + topic).split(" ");
        Map<String, String> kafka = Map.of("KAFKA_BOOTSTRAP_SERVERS", system.kafka());
        try (ServiceProcess producer = ServiceProcess.start(directory, ProducerApplication.class, kafka, options)) {
            assertThat(producer.exitCode()).as(producer.console()).isZero();
        }
        assertThat(system.records(topic)).isEqualTo(40);
    }

    @Test
    void pages_of_any_site_read_and_pages_of_this_machine_write() {
        assertThat(system.send("GET", "/api/leaderboard", "", "Origin", "https://stranger.example")
                        .headers()
                        .firstValue(ALLOWED))
                .hasValue("https://stranger.example");
        assertThat(preflight("http://localhost:3000")).isEqualTo("http://localhost:3000");
        assertThat(preflight("http://127.0.0.1:5173")).isEqualTo("http://127.0.0.1:5173");
    }

    @Test
    void pages_of_other_sites_cannot_call_operations_of_operators() {
        String page = "http://localhost:3000";
        for (String path : List.of("/api/v1/admin/dlq", "/api/v1/leaderboards/global/verify")) {
            assertThat(system.send("GET", path, "", "Origin", page).statusCode())
                    .isEqualTo(403);
        }
        assertThat(system.askArchive("/api/v1/admin/restore", "Origin", page).statusCode())
                .isEqualTo(403);
    }

    private String preflight(String origin) {
        return system.send(
                        "OPTIONS",
                        "/api/v1/events",
                        "",
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "content-type")
                .headers()
                .firstValue(ALLOWED)
                .orElse("");
    }
}
