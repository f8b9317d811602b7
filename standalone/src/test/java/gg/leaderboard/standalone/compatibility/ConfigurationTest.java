package gg.leaderboard.standalone.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What pages, files and variables around all four systems rely on. */
@Timeout(300)
class ConfigurationTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private final Installation system = Installation.shared();

    // It started although the variables name servers that are not there.
    @Test
    void variables_of_another_installation_leave_the_servers_of_its_own_alone_and_set_how_long_events_are_kept()
            throws Exception {
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
    void a_file_application_yml_where_it_is_started_applies() {
        assertThat(preflight(Installation.OTHER_SITE)).isEqualTo(Installation.OTHER_SITE);
        assertThat(preflight("https://stranger.example")).isEmpty();
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
    void pages_of_no_site_reach_what_operators_do() {
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
