package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the program as a whole, with real processes and signals. */
@Tag("alone")
@Timeout(600)
class StandaloneTest {

    private static final Pattern SCORE = Pattern.compile("\"score\":(\\d+)");

    private final StandaloneProperties.Port ports = StandaloneProcess.freePorts();

    @TempDir
    Path temp;

    @AfterEach
    void leaveNothingBehind() throws IOException {
        if (Files.exists(redisPidFile()) && isRedis(redisPid())) {
            ProcessHandle.of(redisPid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    // One long test, because every start takes seconds.
    @Test
    void it_runs_once_and_standings_survive_a_kill_and_ctrl_c_stops_it_within_three_seconds() throws Exception {
        long scores;
        try (StandaloneProcess killed = StandaloneProcess.start(temp, ports, ForeignLocale.ARABIC)) {
            killed.await("scores", () -> killed.isReady() && scores(killed) > 0);
            killed.awaitCounted("ilter");
            aSecondStartSaysWhatRunsWhere(killed.pid());
            theArchiveHasNothingOfTheApi(killed);
            theArchiveExplainsTheBestPlayersScore(killed);
            theArchiveTellsWhoWasFirstAMomentAgo(killed);
            aModeratorAcceptsAScoreThatViolatesABound(killed);
            theStandingsAreWhatTheLogComesTo(killed, "capped");
            theStandingsAreWhatTheLogComesTo(killed, "global");
            scores = scores(killed);
            killed.kill();
        }
        long leftover = redisPid();
        assertThat(isRedis(leftover)).isTrue();
        try (StandaloneProcess again =
                StandaloneProcess.start(temp, ports, List.of(), Map.of("LEADERBOARD_PASSWORDS", "true"))) {
            again.await("the same scores", () -> again.isReady() && scores(again) >= scores);
            assertThat(isRedis(leftover)).isFalse();
            assertThat(again.post("/api/v1/leaderboards", "{\"id\":\"with-passwords\"}"))
                    .isEqualTo(201);
            new PasswordChecks(again, temp.resolve("data")).passwordsAreRequiredAndOnlyInTheirFile(redisPid());
            ctrlCEndsEverythingWithinThreeSeconds(again);
        }
    }

    private static void theArchiveHasNothingOfTheApi(StandaloneProcess running) {
        assertThat(running.statusOfArchive("/")).isEqualTo(404);
        assertThat(running.statusOfArchive("/v3/api-docs")).isEqualTo(404);
        assertThat(running.statusOfArchive("/api/v1/admin/restore")).isEqualTo(200);
    }

    private static void theArchiveExplainsTheBestPlayersScore(StandaloneProcess running) {
        running.await("a history", () -> {
            JsonNode best = JsonMapper.shared()
                    .readTree(running.body("/api/leaderboard?top=1"))
                    .path("top_players")
                    .path(0);
            JsonNode newest = JsonMapper.shared()
                    .readTree(running.body("/api/v1/leaderboards/global/player/"
                            + best.path("player_id").stringValue() + "/history"))
                    .at("/data/events/0");
            // Events keep arriving, so the two values agree only now and then.
            return newest.path("total").longValue() == best.path("score").longValue();
        });
    }

    private static void theArchiveTellsWhoWasFirstAMomentAgo(StandaloneProcess running) {
        // At first, that moment is before the first event.
        running.await("who was first", () -> {
            String top = "/api/v1/leaderboards/global/top?limit=1&at="
                    + Instant.now().minusSeconds(1);
            JsonNode answer = JsonMapper.shared().readTree(running.body(top));
            return answer.at("/data/0/rank").asLong(0) == 1;
        });
    }

    private static void aModeratorAcceptsAScoreThatViolatesABound(StandaloneProcess running) throws Exception {
        String board = "{\"id\":\"capped\",\"max\":100,\"on_violation\":\"quarantine\"}";
        assertThat(running.post("/api/v1/leaderboards", board)).isEqualTo(201);
        running.post(
                "/api/v1/scores",
                "{\"event_id\":\"run-1\",\"player_id\":\"runner\",\"leaderboard_id\":\"capped\",\"score\":101}");
        running.await(
                "a review",
                () -> running.body("/api/v1/reviews?leaderboard_id=capped").contains("\"run-1\""));
        assertThat(running.body("/api/v1/leaderboards/capped/top")).doesNotContain("runner");

        running.post("/api/v1/reviews/run-1/accept", "{\"reason\":\"Checked\"}");

        running.await(
                "the score",
                () -> running.body("/api/v1/leaderboards/capped/top").contains("\"score\":101"));
        running.await(
                "the decision",
                () -> running.body("/api/v1/reviews?status=accepted").contains("\"run-1\""));
        assertThat(running.post("/api/v1/reviews/run-1/reject", "{}")).isEqualTo(409);
    }

    private static void theStandingsAreWhatTheLogComesTo(StandaloneProcess running, String board) throws Exception {
        JsonNode answer = JsonMapper.shared().readTree(running.body("/api/v1/leaderboards/" + board + "/verify"));
        assertThat(answer.at("/data/equal").asBoolean(false))
                .as(answer.toString())
                .isTrue();
        assertThat(answer.at("/data/players_compared").asLong(0)).isPositive();
    }

    private void aSecondStartSaysWhatRunsWhere(long pid) throws Exception {
        try (StandaloneProcess second = StandaloneProcess.start(temp, ports)) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.console())
                    .contains("already running")
                    .contains("pid " + pid)
                    .contains("http://localhost:" + ports.api())
                    .contains("Kafka 127.0.0.1:" + ports.kafka())
                    .contains("Redis 127.0.0.1:" + ports.redis())
                    .doesNotContain("\tat ");
        }
    }

    private void ctrlCEndsEverythingWithinThreeSeconds(StandaloneProcess running) throws Exception {
        long redis = redisPid();
        long begin = System.nanoTime();
        running.interrupt();
        assertThat(running.exitCode()).isEqualTo(StandaloneProcess.exitCodeOfInterrupt());
        assertThat(since(begin)).isLessThan(Duration.ofSeconds(3));
        assertThat(isRedis(redis)).isFalse();
        assertThat(running.console()).contains("Stopped in ").doesNotContain("\tat ");
    }

    @Test
    void a_port_in_use_ends_the_start_with_a_message_and_leaves_no_process() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                StandaloneProcess refused = StandaloneProcess.start(
                        temp, new StandaloneProperties.Port(other.getLocalPort(), 0, 0, 0, 0, 0))) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.console())
                    .contains("port " + other.getLocalPort())
                    .contains("leaderboard.port.kafka")
                    .doesNotContain("\tat ");
        }
        assertThat(redisPidFile()).doesNotExist();
    }

    @Test
    void an_invalid_port_is_rejected() throws Exception {
        try (StandaloneProcess refused =
                StandaloneProcess.start(temp, new StandaloneProperties.Port(0, 0, 0, 65536, 0, 0))) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.console()).contains("leaderboard.port.api").contains("65536");
        }
    }

    private static long scores(StandaloneProcess standalone) throws IOException, InterruptedException {
        return SCORE.matcher(standalone.body("/api/leaderboard?top=100"))
                .results()
                .mapToLong(score -> Long.parseLong(score.group(1)))
                .sum();
    }

    private long redisPid() throws IOException {
        return Long.parseLong(Files.readString(redisPidFile()).strip());
    }

    private Path redisPidFile() {
        return temp.resolve("data/redis/redis.pid");
    }

    private boolean isRedis(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().command())
                .filter(command -> command.endsWith("redis-server"))
                .isPresent();
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
