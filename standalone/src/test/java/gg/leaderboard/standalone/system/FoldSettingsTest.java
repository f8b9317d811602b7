package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.window.Window;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests settings and releases that would count the same log differently, on existing data. */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FoldSettingsTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final FoldSettings WITH_MONTHS = FoldSettings.of(
            FoldSettings.DEFAULT.version(),
            List.of(Window.ALLTIME, Window.DAILY, Window.WEEKLY, Window.MONTHLY),
            FoldSettings.DEFAULT.types());
    private static final FoldSettings NEXT_VERSION =
            FoldSettings.of(WITH_MONTHS.version() + 1, WITH_MONTHS.windows(), WITH_MONTHS.types());

    private static final String MONTHLY = "/api/v1/leaderboards/global/top?window=monthly";
    private static final String GLOBAL = "/api/v1/leaderboards/global";

    private RebuildSetup boards;
    private int sent;

    @BeforeAll
    void start(@TempDir Path directory) {
        boards = new RebuildSetup(directory);
        send(200);
        boards.assertMatchesPlainFold();
    }

    @AfterAll
    void stop() {
        boards.close();
    }

    // Sends events of the last hundred days.
    private void send(int events) {
        for (int i = 0; i < events; i++) {
            int number = sent++;
            String player = "p" + number % 5;
            boards.log()
                    .send(
                            player,
                            ("{\"event_id\":\"e%d\",\"event_type\":\"player_scored\",\"player_id\":\"%s\",\"points\":%d,"
                                            + "\"timestamp\":\"%s\"}")
                                    .formatted(
                                            number,
                                            player,
                                            number,
                                            Instant.now().minus(Duration.ofHours(12L * number))));
        }
        boards.log().flush();
    }

    @Test
    @Order(1)
    void an_added_window_is_rejected_without_an_archive_and_built_from_the_log_with_one() throws Exception {
        boards.stopArchive();
        boards.stopServices();
        boards.setRelease(WITH_MONTHS);
        boards.startServices();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(boards.services().processorProblems())
                        .contains(
                                "standings.windows alltime,daily,weekly → alltime,daily,weekly,monthly",
                                "revert the configuration",
                                "no archive has reported a rebuild: run an archive, or empty Redis"));
        assertThat(boards.services().get(GLOBAL + "/top?window=weekly").statusCode())
                .isEqualTo(200);
        assertThat(boards.services().get(GLOBAL + "/top?window=hourly").statusCode())
                .isEqualTo(400);
        HttpResponse<String> missing = boards.services().get(MONTHLY);
        assertThat(missing.statusCode()).isEqualTo(503);
        assertThat(missing.body())
                .contains("The window monthly is not in the standings, and no archive is building it");

        boards.startArchive();
        await().atMost(LONG).until(() -> boards.services().get(MONTHLY).statusCode() == 200);

        send(50);
        boards.assertMatchesPlainFold();
        assertNoProblemsSoon();
        assertThat(boards.get("").get("generation").longValue()).isEqualTo(1);
        assertThat(boards.phase()).isEqualTo("idle");
        assertAllAgree("monthly");
    }

    @Test
    @Order(2)
    void another_version_of_the_fold_rebuilds_everything_without_contradictory_responses() throws Exception {
        // Simulates a previous version that counted something else.
        boards.postgres("UPDATE leaderboards SET score = score + 1000 WHERE player = 'p1'");
        boards.postgres("UPDATE player_statistics SET total_score = total_score + 1000 WHERE player_id = 'p1'");
        boards.stopArchive();
        boards.redis("ZINCRBY", "leaderboard:global", "1000", "p1");
        boards.stopServices();
        boards.setRelease(NEXT_VERSION);
        boards.startServices();
        send(50);

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(boards.services().processorProblems())
                                .contains(
                                        "generation 1 was folded with version 3 of the fold, and this release has version 4; no archive"));
        assertThat(boards.services().get(GLOBAL + "/player/p1").statusCode()).isEqualTo(200);

        boards.startArchive();
        await().atMost(LONG).until(() -> {
            assertNothingContradicts();
            return boards.get("").get("generation").longValue() == 2
                    && boards.phase().equals("idle");
        });
        boards.assertMatchesPlainFold();
        assertNoProblemsSoon();
        assertAllAgree("alltime");
    }

    @Test
    @Order(3)
    void an_archive_and_a_processor_of_other_versions_do_not_change_the_standings() throws Exception {
        boards.stopArchive();
        boards.setRelease(WITH_MONTHS);
        boards.startArchive();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(boards.get("").path("trouble").asString(""))
                        .contains(
                                "folded with version 4 of the fold, and this archive has version 3",
                                "run the release that folded them, or start a rebuild"));
        HttpResponse<String> history = boards.archive(GLOBAL + "/player/p1/history?limit=5");
        assertThat(history.statusCode()).isEqualTo(503);
        assertThat(history.body())
                .contains("generation 2 was folded with version 4 of the fold, and this release has version 3");
        send(20);
        await().atMost(LONG).until(() -> score(boards.services().json(GLOBAL + "/player/p1")) == sumOf("p1"));

        boards.stopServices();
        boards.startServices();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(boards.services().processorProblems())
                        .contains(
                                "generation 2 was folded with version 4 of the fold, and this release has version 3",
                                "replace this processor by one of the release that folded it",
                                "the archive cannot rebuild the standings: They were folded with version 4"));

        // A return to the older version requires an explicit request.
        assertThat(boards.postRebuild("")).isEqualTo(200);
        await().atMost(LONG)
                .until(() -> boards.get("").get("generation").longValue() == 3
                        && boards.services().processorProblems().isEmpty());
        boards.assertMatchesPlainFold();
    }

    // A consumer of the processor reports its problem until it has tried again.
    private void assertNoProblemsSoon() {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(boards.services().processorProblems()).isEmpty());
    }

    private long sumOf(String player) {
        long sum = 0;
        for (int number = 0; number < sent; number++) {
            sum += player.equals("p" + number % 5) ? number : 0;
        }
        return sum;
    }

    private static long score(JsonNode standing) {
        return standing.at("/data/score").longValue();
    }

    // A response about the past either matches the standings or reports that it is unavailable.
    private void assertNothingContradicts() throws IOException, InterruptedException {
        HttpResponse<String> verified = boards.archive(GLOBAL + "/verify?window=alltime");
        assertThat(verified.statusCode()).isIn(200, 409, 503);
        if (verified.statusCode() == 200) {
            assertThat(verified.body()).contains("\"equal\":true");
        }
        HttpResponse<String> history = boards.archive(GLOBAL + "/player/p1/history?limit=1");
        assertThat(history.statusCode()).isIn(200, 503);
        if (history.statusCode() == 200) {
            JsonNode newest = JsonMapper.shared().readTree(history.body()).at("/events/0/total");
            assertThat(newest.longValue()).isLessThan(sumOf("p1") + 1000);
        }
    }

    private void assertAllAgree(String window) throws IOException, InterruptedException {
        await().atMost(LONG).untilAsserted(() -> {
            HttpResponse<String> verified = boards.archive(GLOBAL + "/verify?window=" + window);
            assertThat(verified.statusCode()).as(verified.body()).isEqualTo(200);
            assertThat(verified.body()).contains("\"equal\":true");
        });
        long now = score(boards.services().json(GLOBAL + "/player/p1"));
        assertThat(now).isEqualTo(sumOf("p1"));
        await().atMost(LONG).untilAsserted(() -> {
            JsonNode history = JsonMapper.shared()
                    .readTree(boards.archive(GLOBAL + "/player/p1/history?limit=1")
                            .body());
            assertThat(history.at("/events/0/total").longValue())
                    .as(history.toString())
                    .isEqualTo(now);
            JsonNode past = JsonMapper.shared()
                    .readTree(boards.archive(GLOBAL + "/player/p1?at=" + Instant.now())
                            .body());
            assertThat(past.at("/score").longValue()).as(past.toString()).isEqualTo(now);
        });
    }
}
