package gg.leaderboard.api.archive;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.api.fixture.TestStandings;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveOutageTest {

    private static final String DLQ = "/api/v1/admin/dlq";
    private static final String PLAYER = "/api/v1/leaderboards/kills/player/p1";

    // No process listens on the archive's port.
    private final RunningApi api = RunningApi.shared();

    @Test
    void without_the_archive_only_queries_about_the_past_fail_with_503() {
        try (TestStandings standings = TestStandings.shared()) {
            standings.write(TestStandings.kill("p1", "dust2"));

            TestResponse history = api.get(PLAYER + "/history");

            assertThat(history.status()).isEqualTo(503);
            assertThat(history.json().path("error").stringValue()).contains("the archive is unavailable");
            assertThat(history.json().path("away").path(0).stringValue()).isEqualTo("archive");
            for (String past :
                    new String[] {"/top?at=", "/range?at=", "/around/p1?at=", "/player/p1?at=", "/verify?at="}) {
                assertThat(api.get("/api/v1/leaderboards/kills" + past + "2026-11-20T20:00:00Z")
                                .status())
                        .as(past)
                        .isEqualTo(503);
            }
            assertThat(api.get(PLAYER).status()).isEqualTo(200);
            assertThat(api.serversAnswer()).isTrue();
        }
    }

    @Test
    void an_invalid_limit_is_rejected_without_calling_the_archive() {
        TestResponse answer = api.get(PLAYER + "/history?limit=ten");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo("limit");
    }

    @Test
    void without_the_archive_dead_letters_cannot_be_read_or_resent() {
        for (TestResponse answer : List.of(
                api.get(DLQ),
                api.get(DLQ + "/counts"),
                api.get(DLQ + "/topic:0:1"),
                api.send("PUT", DLQ + "/topic:0:1", BodyPublishers.ofString("{}"), "Content-Type", "application/json"),
                api.send("DELETE", DLQ + "/topic:0:1", BodyPublishers.noBody()),
                api.post(DLQ + "/topic:0:1/resend", ""),
                api.post(DLQ + "/resend", "{\"ids\":[\"topic:0:1\"]}"))) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().path("away").path(0).stringValue()).isEqualTo("archive");
        }
    }

    @Test
    void a_page_of_another_site_cannot_resend_a_dead_letter() {
        assertThat(api.send(
                                "POST",
                                DLQ + "/resend?dry_run=false",
                                BodyPublishers.noBody(),
                                "Origin",
                                "https://evil.example")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_edit_larger_than_an_event_is_rejected_without_calling_the_archive() {
        assertThat(api.send(
                                "PUT",
                                DLQ + "/topic:0:1",
                                BodyPublishers.ofString("{}" + " ".repeat(65_536)),
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(413);
    }
}
