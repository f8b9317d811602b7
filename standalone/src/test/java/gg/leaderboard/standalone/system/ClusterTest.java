package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.fixtures.PlainRanking;
import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.RedisCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

/** Tests all services with 16 shards on a Redis Cluster of three primaries and three replicas. */
@Tag("alone")
@Tag("proof")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration FAILOVER = Duration.ofSeconds(10);
    // A command to a frozen node times out after five seconds, and so does the question for its successor.
    private static final Duration THAW = Duration.ofSeconds(30);
    // The api checks the standings once a second, and two commands to a frozen node take two seconds.
    private static final Duration DETECTION = Duration.ofMillis(3500);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Keys keys = new Keys(new Shards(16));
    private RedisCluster redis;
    private RebuildSetup boards;

    @BeforeAll
    void start(@TempDir Path directory) {
        redis = RedisCluster.start(directory.resolve("redis"));
        boards = new RebuildSetup(directory, StandingsServers.of(redis));
    }

    @AfterAll
    void stop() {
        boards.close();
    }

    @Test
    @Order(1)
    void events_submissions_moderation_and_reads_equal_a_plain_fold() throws Exception {
        boards.create("arena");
        for (int i = 0; i < 40; i++) {
            String player = "p" + i % 8;
            send("POST", "/api/v1/events", event(player, i));
            send("POST", "/api/v1/scores", score(player, i));
        }
        send("POST", "/api/v1/players/p1/hide", "{\"reason\":\"Aimbot\"}");
        send("POST", "/api/v1/players/p2/hide", "{\"leaderboard_ids\":[\"arena\"]}");
        send("DELETE", "/api/v1/leaderboards/arena/player/p3", "");
        send("DELETE", "/api/v1/players/p4", "");
        send("POST", "/api/v1/scores", score("p1", 100));
        send("POST", "/api/v1/scores", score("p3", 100));

        boards.assertMatchesPlainFold();
        assertReadsMatchPlainFold();
        assertThat(boards.services().get("/api/player/p1").statusCode()).isEqualTo(404);
        assertThat(boards.services().get("/api/player/p4").statusCode()).isEqualTo(404);
        assertVerified("arena");
        assertVerified("global");
    }

    @Test
    @Order(2)
    void a_board_is_rebuilt_under_load_and_no_read_mixes_generations() throws Exception {
        boards.create("league");
        try (ScoreLoad scores = new ScoreLoad(boards.log(), "league")) {
            await().atMost(LONG).until(() -> boards.lowestScore("league") > 2 * ScoreLoad.MOST);
            assertThat(boards.command("--board=league", "--update-mode=best", "--sort-order=asc"))
                    .contains("  league: 50 of 50 players, total difference ");
            try (BoardReadChecker reads = new BoardReadChecker(boards.services(), "league")) {
                reads.awaitOld();
                // Refused while the archive is far behind.
                await().atMost(LONG).until(() -> {
                    boards.services().post("/api/v1/admin/rebuild/switch", "");
                    return boards.phase().equals("switched");
                });
                reads.awaitNew();
            }
        }
        boards.assertMatchesPlainFold();
        assertThat(boards.definition("league")).isEqualTo(UpdateMode.BEST);
        assertVerified("league");

        try (ScoreLoad scores = new ScoreLoad(boards.log(), "league");
                BoardReadChecker reads = new BoardReadChecker(boards.services(), "league")) {
            reads.awaitNew();
            boards.command("--switch-back");
            reads.awaitOld();
        }
        send("DELETE", "/api/v1/players/s1", "");
        boards.assertMatchesPlainFold();
        assertThat(boards.definition("league")).isEqualTo(UpdateMode.INCREMENT);
    }

    @Test
    @Order(3)
    void a_restarted_archive_resumes_and_a_lost_switch_is_repeated() throws Exception {
        assertThat(boards.send("DELETE", "", "").statusCode()).isEqualTo(200);
        assertThat(boards.postRebuild("{\"boards\":{\"league\":{\"update_mode\":\"best\"}}}"))
                .isEqualTo(200);
        await().atMost(LONG).until(() -> boards.phase().equals("caught_up"));
        Map<String, String> before = boards.generations();
        long next = boards.get("").get("next").longValue();
        boards.stopArchive();
        boards.activate(next);
        send("DELETE", "/api/v1/players/s2", "");
        assertThat(boards.definition("league")).isEqualTo(UpdateMode.INCREMENT);
        boards.startArchive();
        await().atMost(LONG).until(() -> boards.phase().equals("switched"));
        assertThat(boards.generations().get("live")).isEqualTo(String.valueOf(next));
        boards.assertMatchesPlainFold();

        // As after a failover that lost the switch.
        boards.setGenerations(before);
        await().atMost(LONG).until(() -> boards.phase().equals("switched"));
        boards.assertMatchesPlainFold();
        assertThat(boards.definition("league")).isEqualTo(UpdateMode.BEST);

        // As after a failover that lost everything about the generations.
        boards.setGenerations(Map.of());
        await().atMost(LONG)
                .until(() -> String.valueOf(next).equals(boards.generations().get("live")));
        boards.assertMatchesPlainFold();
        assertThat(boards.definition("league")).isEqualTo(UpdateMode.BEST);
    }

    @Test
    @Order(4)
    void an_added_window_is_built_from_the_log() throws Exception {
        boards.stopArchive();
        boards.stopServices();
        boards.setRelease(FoldSettings.of(
                FoldSettings.DEFAULT.version(),
                List.of(Window.ALLTIME, Window.DAILY, Window.WEEKLY, Window.MONTHLY),
                FoldSettings.DEFAULT.types()));
        boards.startServices();
        boards.startArchive();
        await().atMost(LONG)
                .until(() -> boards.services()
                                .get("/api/v1/leaderboards/global/top?window=monthly")
                                .statusCode()
                        == 200);
        boards.assertMatchesPlainFold();
        boards.services().awaitReady();
    }

    @Test
    @Order(5)
    void the_loss_of_a_primary_under_load_is_reported_and_loses_no_event() throws Exception {
        String board = keys.board("arena", Period.ALL_TIME);
        int killed;
        int last;
        try (ScoreLoad scores = new ScoreLoad(boards.log(), "arena")) {
            awaitCounting(LONG);
            killed = redis.killPrimaryOf(board);
            awaitRecovery(FAILOVER);

            // Now its part of the standings has no server.
            last = redis.killPrimaryOf(board);
            await().atMost(DETECTION).pollInterval(POLL).until(() -> status() == 503);
            await().during(Duration.ofSeconds(2)).atMost(LONG).until(() -> status() == 503);
            redis.restart(last);
            boards.services().awaitReady();
            awaitCounting(FAILOVER);
        }
        redis.restart(killed);
        boards.services().awaitReady();
        boards.assertMatchesPlainFold();
        assertReadsMatchPlainFold();
    }

    @Test
    @Order(6)
    void a_frozen_primary_is_left_and_its_last_updates_are_counted_again() throws Exception {
        try (ScoreLoad scores = new ScoreLoad(boards.log(), "arena")) {
            awaitCounting(LONG);
            int frozen = redis.freezePrimaryOf(keys.board("arena", Period.ALL_TIME));
            try {
                awaitRecovery(THAW);
            } finally {
                redis.unfreeze(frozen);
            }
        }
        boards.services().awaitReady();
        boards.assertMatchesPlainFold();
    }

    @Test
    @Order(7)
    void more_partitions_of_the_log_lose_and_double_no_event() throws Exception {
        sendMoving(boards.log(), 0, 100);
        boards.assertMatchesPlainFold();
        try (LogClient log = boards.addPartitions(13)) {
            // Half of them are copies, most of them in another partition.
            sendMoving(log, 50, 150);
            boards.assertMatchesPlainFold();
            assertThat(boards.score("arena", "moving1") - boards.score("arena", "moving0"))
                    .isEqualTo(15);
            assertVerified("arena");
        }
    }

    private static void sendMoving(LogClient log, int from, int to) {
        for (int i = from; i < to; i++) {
            String player = "moving" + i % 10;
            log.send(player, ScoreLoad.event("moving-" + i, player, "arena", i));
        }
        log.flush();
    }

    @Test
    @Order(8)
    void another_number_of_shards_needs_an_empty_redis(@TempDir Path directory) {
        boards.moveTo(StandingsServers.start(directory, 5));
        boards.assertMatchesPlainFold();
        assertReadsMatchPlainFold();
        assertVerified("arena");
    }

    /** Waits until the api is not ready, and then until events are counted and it is ready. */
    private void awaitRecovery(Duration most) {
        long begin = System.nanoTime();
        await().atMost(DETECTION).pollInterval(POLL).until(() -> status() == 503);
        long reported = millisSince(begin);
        await().atMost(most).pollInterval(POLL).until(() -> status() == 200);
        long ready = millisSince(begin);
        awaitCounting(most);
        System.out.printf(
                "not ready after %d ms, ready after %d ms, counts after %d ms%n", reported, ready, millisSince(begin));
        assertThat(millisSince(begin)).isLessThan(most.toMillis());
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }

    private void awaitCounting(Duration most) {
        long before = await().atMost(most).ignoreExceptions().until(boards::events, events -> true);
        await().atMost(most).pollInterval(POLL).ignoreExceptions().until(() -> boards.events() > before + 500);
    }

    private int status() {
        return boards.services().get("/ready").statusCode();
    }

    private void assertReadsMatchPlainFold() {
        StandingsContents expected = boards.plainFold();
        for (String board : List.of("arena", "global")) {
            Map<String, Long> scores = new TreeMap<>();
            expected.boards()
                    .getOrDefault("leaderboard:" + board, Map.of())
                    .forEach((player, score) -> scores.put(player, Long.parseLong(score)));
            PlainRanking ranking = new PlainRanking(scores, SortOrder.DESC, Long.MAX_VALUE);
            String path = "/api/v1/leaderboards/" + board;
            assertThat(entries(path + "/top?limit=100")).isEqualTo(ranking.entries());
            BoardEntry lowest = ranking.entries().get(ranking.entries().size() - 1);
            JsonNode player = boards.services().json(path + "/player/" + lowest.playerId());
            assertThat(player.at("/data/rank").longValue())
                    .as(player.toString())
                    .isEqualTo(lowest.rank());
        }
    }

    private void assertVerified(String board) {
        await().atMost(LONG).untilAsserted(() -> {
            JsonNode answer = boards.services().json("/api/v1/leaderboards/" + board + "/verify");
            assertThat(answer.at("/data/equal").booleanValue())
                    .as(answer.toString())
                    .isTrue();
        });
    }

    private List<BoardEntry> entries(String path) {
        List<BoardEntry> entries = new ArrayList<>();
        boards.services()
                .json(path)
                .path("data")
                .forEach(entry -> entries.add(new BoardEntry(
                        entry.get("rank").longValue(),
                        entry.get("player_id").stringValue(),
                        entry.get("score").longValue())));
        return entries;
    }

    private void send(String method, String path, String json) throws Exception {
        var response = boards.services().send(method, path, json);
        assertThat(response.statusCode()).as(path + " " + response.body()).isBetween(200, 299);
    }

    private static String event(String player, int points) {
        return "{\"event_type\":\"player_scored\",\"player_id\":\"%s\",\"data\":{\"points\":%d}}"
                .formatted(player, points);
    }

    private static String score(String player, int score) {
        return "{\"player_id\":\"%s\",\"leaderboard_id\":\"arena\",\"score\":%d}".formatted(player, score);
    }
}
