package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.standings.definition.UpdateMode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Tests later changes of the rules of boards, with all services on real servers. */
@Tag("alone")
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildTest {

    private RebuildSetup boards;

    @BeforeAll
    void start(@TempDir Path directory) {
        boards = new RebuildSetup(directory);
    }

    @AfterAll
    void stop() {
        boards.close();
    }

    @Test
    void a_board_switches_from_sums_to_best_scores_under_load_and_back(CapturedOutput output) throws Exception {
        boards.create("arena");
        try (ScoreLoad scores = new ScoreLoad(boards.log(), "arena")) {
            await().atMost(Duration.ofSeconds(60)).until(() -> boards.lowestScore("arena") > 2 * ScoreLoad.MOST);
            assertThat(boards.command("--board=arena", "--update-mode=best", "--sort-order=asc"))
                    .contains("  arena: 50 of 50 players, total difference ", "    s49: ");
            try (BoardReadChecker reads = new BoardReadChecker(boards.services(), "arena")) {
                reads.awaitOld();
                // Refused while the archive is far behind. A late response may report less than was done.
                await().atMost(Duration.ofMinutes(3)).until(() -> {
                    boards.services().post("/api/v1/admin/rebuild/switch", "");
                    return boards.phase().equals("switched");
                });
                reads.awaitNew();
            }
        }
        boards.assertMatchesPlainFold();
        assertThat(boards.definition("arena")).isEqualTo(UpdateMode.BEST);
        assertThat(boards.services()
                        .json("/api/v1/leaderboards/arena")
                        .at("/data/sort_order")
                        .stringValue())
                .isEqualTo("asc");

        try (ScoreLoad scores = new ScoreLoad(boards.log(), "arena");
                BoardReadChecker reads = new BoardReadChecker(boards.services(), "arena")) {
            reads.awaitNew();
            boards.command("--switch-back");
            reads.awaitOld();
        }
        boards.assertMatchesPlainFold();
        assertThat(boards.definition("arena")).isEqualTo(UpdateMode.INCREMENT);
        assertThat(output).doesNotContain("lost writes");
    }

    @Test
    void a_restarted_archive_resumes() throws Exception {
        boards.create("cup");
        boards.create("paced", ",\"min_interval\":\"1s\",\"max_per_minute\":60,\"on_violation\":\"quarantine\"");
        for (int i = 0; i < 100; i++) {
            boards.log().send("p" + i % 7, ScoreLoad.event("cup-" + i, "p" + i % 7, "cup", i));
            boards.log().send("p" + i % 7, ScoreLoad.event("paced-" + i, "p" + i % 7, "paced", 20 + i));
        }
        boards.log().flush();
        boards.assertMatchesPlainFold();
        assertThat(boards.postRebuild("{\"boards\":{\"cup\":{\"update_mode\":\"best\"}}}"))
                .isEqualTo(200);
        boards.stopArchive();

        // The rebuild was requested, but nothing else has happened.
        boards.startArchive();
        await().atMost(Duration.ofSeconds(60)).until(() -> boards.phase().equals("caught_up"));
        long next = boards.get("").get("next").longValue();
        long before = boards.get("").get("generation").longValue();
        boards.stopArchive();
        assertBoundIsRefused("cup", next);

        // The switch is in the log, but nothing else has happened.
        try (DefinitionLog definitions = new DefinitionLog(boards.kafkaSettings(), Duration.ofSeconds(10))) {
            new DefinitionWriter(boards.kafkaSettings(), definitions, Duration.ofSeconds(10))
                    .changeGenerations(known -> known.generations().withActive(next));
            assertThat(boards.definition("cup")).isEqualTo(UpdateMode.INCREMENT);
        }
        boards.startArchive();
        await().atMost(Duration.ofSeconds(60)).until(() -> boards.phase().equals("switched"));
        assertThat(boards.get("").get("previous").longValue()).isEqualTo(before);
        assertBoundIsRefused("cup", before);
        assertThat(boards.definition("cup")).isEqualTo(UpdateMode.BEST);
        boards.assertMatchesPlainFold();
        boards.stopArchive();

        // Simulates a Redis that lost the swap.
        boards.redis("SWAPDB", "0", "1");
        assertThat(boards.definition("cup")).isEqualTo(UpdateMode.INCREMENT);
        boards.startArchive();
        await().atMost(Duration.ofSeconds(60)).until(() -> boards.phase().equals("switched"));
        boards.assertMatchesPlainFold();
        assertThat(boards.definition("cup")).isEqualTo(UpdateMode.BEST);

        // All data of Redis is lost. The generation that is active according to the log is folded again.
        boards.redis("FLUSHALL");
        boards.assertMatchesPlainFold();
        assertThat(boards.definition("cup")).isEqualTo(UpdateMode.BEST);

        assertThat(boards.command("--board=cup", "--update-mode=increment", "--switch"))
                .contains("  cup: 7 of 7 players, total difference ", "are rebuilt")
                .doesNotContain("missing");
        assertThat(boards.definition("cup")).isEqualTo(UpdateMode.INCREMENT);
        boards.assertMatchesPlainFold();
    }

    private void assertBoundIsRefused(String board, long generation) throws Exception {
        HttpResponse<String> refused =
                boards.services().send("PATCH", "/api/v1/leaderboards/" + board, "{\"max_step\":50}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("has another update_mode in generation " + generation, "max_step");
    }

    @Test
    void an_impossible_request_is_rejected_with_the_reason() throws Exception {
        boards.create("league");
        assertThat(boards.refusal("{\"boards\":{\"nowhere\":{\"update_mode\":\"best\"}}}"))
                .isEqualTo("404 There is no leaderboard \"nowhere\".");
        assertThat(boards.refusal("{\"boards\":{\"global\":{\"update_mode\":\"best\"}}}"))
                .isEqualTo("409 The leaderboard \"global\" is built in: its rules cannot be changed.");
        assertThat(boards.refusal("{\"boards\":{\"league\":{\"update_mode\":\"worst\"}}}"))
                .isEqualTo("400 boards.league.update_mode must be increment or best or replace; was \"worst\".");
        assertThat(boards.refusal("{\"boards\":{\"league\":{\"reset_period\":\"daily\"}}}"))
                .startsWith("400 boards.league.reset_period cannot be changed by a rebuild");
        assertThat(boards.refusal("{\"leaderboards\":{}}")).startsWith("400 \"leaderboards\" is unknown");
        HttpResponse<String> relayed = boards.services()
                .post("/api/v1/admin/rebuild", "{\"boards\":{\"nowhere\":{\"update_mode\":\"best\"}}}");
        assertThat(relayed.statusCode()).isEqualTo(404);
        assertThat(relayed.body()).contains("There is no leaderboard \\\"nowhere\\\".");
        assertThat(boards.send("DELETE", "", "").statusCode()).isEqualTo(200);
        assertThat(boards.services()
                        .json("/api/v1/admin/rebuild")
                        .at("/data/phase")
                        .stringValue())
                .isEqualTo("idle");
        assertThat(boards.send("POST", "/switch", "").statusCode()).isEqualTo(409);
        assertThat(boards.services()
                        .post("/api/v1/admin/rebuild/switch-back", "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(boards.send("GET", "/compare", "").statusCode()).isEqualTo(409);

        // Foreign data in the spare database is neither overwritten nor deleted.
        boards.executeInSpareDatabase("SET", "theirs", "1");
        for (HttpResponse<String> refused : List.of(boards.send("POST", "", ""), boards.send("DELETE", "", ""))) {
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("The database 1 of Redis contains foreign keys");
        }
        boards.executeInSpareDatabase("DEL", "theirs");

        // A rebuild with the same rules is allowed, but only one at a time.
        await().atMost(Duration.ofSeconds(30)).until(() -> boards.postRebuild("") == 200);
        assertThat(boards.refusal("")).startsWith("409 A rebuild of generation");
        await().atMost(Duration.ofSeconds(60)).until(() -> boards.phase().equals("caught_up"));
        assertThat(boards.get("/compare").get("boards")).isEmpty();
        boards.whileNothingIsRebuilt(() -> {
            for (int i = 0; i < 10; i++) {
                boards.log().send("late", ScoreLoad.event("late-" + i, "late", "league", 1));
            }
            boards.log().flush();
            await().atMost(Duration.ofSeconds(30)).until(() -> boards.score("league", "late") == 10);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> boards.get("/compare").get("behind").longValue() == 10);
        });
        JsonNode comparison = boards.get("/compare");
        assertThat(comparison.get("behind").longValue()).isZero();
        assertThat(comparison.get("boards")).isEmpty();
        assertThat(boards.send("DELETE", "", "").statusCode()).isEqualTo(200);
        assertThat(boards.phase()).isEqualTo("idle");
    }
}
