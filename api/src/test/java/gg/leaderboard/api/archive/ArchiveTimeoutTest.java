package gg.leaderboard.api.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Tests an archive that accepts requests and never responds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveTimeoutTest {

    private static final String DLQ = "/api/v1/admin/dlq";
    private static final String OVERVIEW = "/api/v1/admin/kafka/overview";
    private static final String REBUILD = "/api/v1/admin/rebuild";

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final StubArchive archive = new StubArchive();
    private RunningApi api;

    @BeforeAll
    void start() {
        api = RunningApi.start(
                "leaderboard.api.archive.url=" + archive.url(),
                "leaderboard.security.service-key=" + KEY,
                "leaderboard.api.archive.timeout=200ms",
                "leaderboard.api.archive.verify-timeout=3s");
    }

    @BeforeEach
    void silence() {
        archive.neverRespond();
    }

    @AfterAll
    void stop() {
        api.close();
        archive.close();
    }

    @Test
    void an_unknown_outcome_is_not_reported_as_a_failure() {
        for (TestResponse answer : List.of(
                api.send("DELETE", DLQ + "/topic:0:1", BodyPublishers.noBody()), api.post(REBUILD + "/switch", ""))) {
            assertAway(answer, "The archive has not responded in time, so the call may or may not have succeeded.");
        }
        assertAway(api.get(DLQ), "The archive is unavailable.");
    }

    @Test
    void the_archive_gets_the_key_of_services_and_its_refusal_is_not_that_of_the_caller() {
        archive.respondWith(200, "{\"success\":true,\"data\":[]}");
        assertThat(api.get(DLQ).status()).isEqualTo(200);
        assertThat(archive.key()).isEqualTo(KEY);

        for (int status : new int[] {401, 403}) {
            archive.respondWith(status, "{}");
            assertThat(api.get(DLQ).error(503))
                    .contains("leaderboard.security.service-key")
                    .doesNotContain(KEY);
        }
    }

    @Test
    void at_most_two_boards_are_verified_at_a_time_and_other_calls_wait_for_neither() {
        String verify = "/api/v1/leaderboards/kills/verify";
        List<CompletableFuture<TestResponse>> verified = List.of(
                CompletableFuture.supplyAsync(() -> api.get(verify)),
                CompletableFuture.supplyAsync(() -> api.get(verify)));
        // The console may ask, too.
        await().until(() -> archive.requests().stream()
                        .filter(request -> request.contains("verify"))
                        .count()
                == 2);

        TestResponse busy = api.get(verify);
        assertThat(busy.error(503)).isEqualTo("Too many boards are being verified. Try again later.");
        assertThat(busy.header("Retry-After")).isEqualTo("5");
        assertThat(busy.json().has("away")).isFalse();
        archive.respondWith(200, "{\"success\":true,\"data\":[]}");
        assertThat(api.get(DLQ).status()).isEqualTo(200);
        verified.forEach(answer -> assertAway(answer.join(), "The archive is unavailable."));
    }

    @Test
    void a_response_about_a_rebuild_is_forwarded() {
        archive.respondWith(200, """
                {"success":true,"data":{"phase":"idle","generation":3,"next":null,"previous":null,"boards":[],"settings":[],"done":0,
                 "total":9,"records_per_second":0,"behind":0,"tables":[],"trouble":null}}""");
        assertThat(api.get(REBUILD).ok().at("/data/generation").longValue()).isEqualTo(3);

        archive.respondWith(200, "{\"phase\":\"idle\"}");
        assertThat(api.get(REBUILD).status()).isEqualTo(503);
    }

    @Test
    void the_console_shows_whether_the_archive_is_available() {
        assertThat(shownArchive().path("available").isNull())
                .as("not asked yet")
                .isTrue();
        archive.respondWith(200, "{\"success\":true,\"data\":{\"archive\":12,\"lost\":[\"game-events-0\"]}}");

        JsonNode store = await().until(
                        this::shownArchive, shown -> shown.path("available").booleanValue(false));

        assertThat(store.path("detail").asString()).isEqualTo("12 records behind the log");
        assertThat(api.get(OVERVIEW).ok().at("/data/problems").toString())
                .contains("Kafka has lost records that the archive has: game-events-0");
    }

    private JsonNode shownArchive() {
        return api.get(OVERVIEW).ok().at("/data/stores/2");
    }

    private static void assertAway(TestResponse answer, String error) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("error").stringValue()).isEqualTo(error);
        assertThat(answer.json().path("away").path(0).stringValue()).isEqualTo("archive");
    }
}
