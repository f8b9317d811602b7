package gg.leaderboard.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestKeys;
import gg.leaderboard.api.fixture.TestProcessor;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiMetricsTest {

    private static final String KEY = "X-API-Key";
    private static final String TOP = "/api/v1/leaderboards/global/top";

    private static RunningApi api;
    private static String all;
    private static String reader;
    private static String submitter;

    @BeforeAll
    static void start() {
        TestKeys keys = new TestKeys();
        all = keys.create(new Caller("key:all", EnumSet.allOf(Role.class), Set.of(), Set.of(), null));
        reader = keys.create(new Caller("key:reader", Set.of(Role.READ), Set.of(), Set.of(), null));
        submitter = keys.create(new Caller("key:submitter", Set.of(Role.SUBMIT), Set.of(), Set.of(), null));
        api = RunningApi.startProtected(
                keys,
                "leaderboard.security.required=true",
                "leaderboard.api.management-port=0",
                "leaderboard.limits.operators=2/1h",
                "leaderboard.limits.key-factor=1");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void the_management_port_serves_metrics_to_readers_only() {
        for (String path : List.of("/metrics", "/actuator/prometheus")) {
            api.metrics(path).problem(401);
            api.metrics(path, KEY, submitter).problem(403);
            TestResponse metrics = api.metrics(path, KEY, reader);

            assertThat(metrics.status()).isEqualTo(200);
            assertThat(metrics.header("Content-Type")).startsWith("text/plain");
            assertThat(metrics.text()).contains("leaderboard_ready{service=\"api\"}", "jvm_threads_live_threads");
            assertThat(api.get(path, KEY, all).status())
                    .as("on the port of the api")
                    .isEqualTo(404);
        }
        assertThat(api.metrics("/actuator/env", KEY, all).status()).isEqualTo(404);
    }

    @Test
    void requests_are_counted_by_group_and_outcome() {
        double read = value("leaderboard_http_requests_seconds_count", "call=\"reads\"", "2xx");
        double failed = value("leaderboard_http_requests_seconds_count", "call=\"reads\"", "4xx");
        double missed = value("leaderboard_cache_requests_total", "miss");

        api.get(TOP).ok();
        api.get("/api/v1/leaderboards/none/top").problem(404);

        assertThat(value("leaderboard_http_requests_seconds_count", "call=\"reads\"", "2xx"))
                .isEqualTo(read + 1);
        assertThat(value("leaderboard_http_requests_seconds_count", "call=\"reads\"", "4xx"))
                .isEqualTo(failed + 1);
        assertThat(value("leaderboard_cache_requests_total", "miss")).isEqualTo(missed + 1);
    }

    @Test
    void refused_and_limited_calls_are_counted() {
        double refused = value("leaderboard_refused_calls_total");
        double limited = value("leaderboard_limited_calls_total", "operators");

        api.get("/api/v1/admin/keys").problem(401);
        for (int i = 0; i < 4; i++) {
            api.get("/api/v1/players/hidden", KEY, all);
        }

        assertThat(value("leaderboard_refused_calls_total")).isEqualTo(refused + 1);
        assertThat(value("leaderboard_limited_calls_total", "operators")).isEqualTo(limited + 2);
    }

    @Test
    void a_score_is_counted_with_its_wait_and_its_push() {
        try (TestStandings standings = TestStandings.shared();
                TestProcessor processor = TestProcessor.shared(standings);
                LiveClient client = api.liveClient()) {
            await().until(() -> value("leaderboard_ready") == 1);
            double counted = value("leaderboard_submissions_total", "counted");
            double waited = value("leaderboard_write_wait_seconds_count", "contained");
            double pushed = value("leaderboard_pushes_total");

            api.send(
                            "POST",
                            "/score",
                            BodyPublishers.ofString("{\"gameId\":\"metrics\",\"userId\":\"ann\",\"score\":5}"),
                            "Content-Type",
                            "application/json",
                            KEY,
                            submitter)
                    .ok();

            assertThat(value("leaderboard_submissions_total", "counted")).isEqualTo(counted + 1);
            assertThat(value("leaderboard_write_wait_seconds_count", "contained"))
                    .isEqualTo(waited + 1);
            assertThat(value("leaderboard_processors")).isEqualTo(1);
            assertThat(value("leaderboard_connections", "websocket")).isEqualTo(1);
            await().until(() -> value("leaderboard_pushes_total") > pushed);
            await().until(() -> value("leaderboard_standings_lag_events") == 0);
            assertThat(value("leaderboard_standings_lag_seconds")).isZero();
        }
    }

    // The only line with this name and these labels.
    private static double value(String name, String... labels) {
        List<String> lines = api.metrics("/metrics", KEY, reader)
                .text()
                .lines()
                .filter(line ->
                        line.startsWith(name + "{") && List.of(labels).stream().allMatch(line::contains))
                .toList();
        assertThat(lines).as(name).hasSize(1);
        return Double.parseDouble(lines.get(0).substring(lines.get(0).lastIndexOf(' ') + 1));
    }
}
