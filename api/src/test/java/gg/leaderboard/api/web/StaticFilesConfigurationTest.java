package gg.leaderboard.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesConfigurationTest {

    private final RunningApi api = RunningApi.shared();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/js/main.js", "/ops/", "/ops/js/main.js"})
    void a_file_is_revalidated_on_each_request_and_sent_only_if_it_changed(String path) {
        TestResponse first = api.get(path, "Accept", "text/html,*/*;q=0.8");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).startsWith("text/");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(first.text()).isNotBlank();
        assertThat(api.get(path, "If-None-Match", first.header("ETag")).status())
                .isEqualTo(304);
        assertThat(api.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/leaderboard", "/nothing", "/docs", "/ws", "/ops/"})
    void every_response_has_a_content_security_policy(String path) {
        TestResponse answer = api.get(path);

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("; connect-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void the_dashboard_is_at_the_root() {
        assertThat(api.get("/", "Accept", "text/html").text()).contains("<title>Leaderboard</title>");
    }

    @Test
    void the_console_is_at_ops() {
        assertThat(api.get("/ops", "Accept", "text/html").header("Location")).isEqualTo("/ops/");
        assertThat(api.get("/ops/", "Accept", "text/html").text()).contains("<title>Console · Leaderboard</title>");
    }

    @Test
    void standings_are_revalidated_on_each_request_and_problems_are_never_cached() {
        assertThat(api.get("/api/leaderboard").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(api.get("/api/leaderboard?top=0").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void files_are_read_only() {
        api.send("POST", "/index.html", BodyPublishers.noBody()).problem(405);
    }
}
