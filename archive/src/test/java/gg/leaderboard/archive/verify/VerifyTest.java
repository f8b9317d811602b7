package gg.leaderboard.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Reply;
import gg.leaderboard.archive.fixture.SeededArchive;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.testing.Servers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

class VerifyTest {

    private static final List<String> BOARDS =
            List.of("global", "kills", "game:g0", "sum", "best", "latest", "rate", "capped", "paced");

    @TempDir
    private Path directory;

    private EmbeddedRedis server;
    private SeededArchive archive;
    private RedisStandingsFixture standings;
    private StringRedisTemplate redis;

    @BeforeEach
    void start() throws Exception {
        server = Servers.ownRedis(directory);
        archive = new SeededArchive(
                16,
                "--leaderboard.archive.checkpoints.enabled=true",
                "--leaderboard.archive.checkpoints.events=20",
                "--leaderboard.archive.checkpoints.check-interval=50ms",
                "--spring.data.redis.host=" + server.host(),
                "--spring.data.redis.port=" + server.port());
        standings = new RedisStandingsFixture(archive);
        redis = archive.bean(StringRedisTemplate.class);
    }

    @AfterEach
    void stop() {
        archive.close();
        server.close();
    }

    @Test
    void folded_standings_equal_the_archive_and_a_changed_score_is_reported_with_the_difference() throws Exception {
        fold(archive.records());
        for (String board : BOARDS) {
            JsonNode answer = verify(board, "");
            assertThat(answer.path("equal").booleanValue())
                    .as(answer.toString())
                    .isTrue();
            assertThat(answer.path("players_compared").longValue()).isPositive();
            answer.path("parts")
                    .forEach(
                            part -> assertThat(part.at("/checksum/standings")).isEqualTo(part.at("/checksum/archive")));
        }

        String player =
                redis.opsForZSet().range("leaderboard:global", 0, 0).iterator().next();
        redis.opsForZSet().incrementScore("leaderboard:global", player, 7);

        JsonNode answer = verify("global", "?window=alltime");
        assertThat(answer.path("equal").booleanValue()).isFalse();
        assertThat(answer.path("parts")).hasSize(1);
        JsonNode part = answer.path("parts").path(0);
        assertThat(part.at("/checksum/standings")).isNotEqualTo(part.at("/checksum/archive"));
        assertThat(part.path("differing").longValue()).isEqualTo(1);
        assertThat(part.at("/differences/0/player_id").stringValue()).isEqualTo(player);
        assertThat(part.at("/differences/0/difference").longValue()).isEqualTo(7);
    }

    @Test
    void a_missing_and_a_superfluous_player_are_listed() throws Exception {
        fold(archive.records());
        String player =
                redis.opsForZSet().range("leaderboard:kills", 0, 0).iterator().next();
        redis.opsForZSet().remove("leaderboard:kills", player);
        redis.opsForZSet().add("leaderboard:kills", "nobody", 3);

        JsonNode part = verify("kills", "?window=alltime").path("parts").path(0);

        assertThat(part.path("differences")).anySatisfy(difference -> {
            assertThat(difference.path("player_id").stringValue()).isEqualTo(player);
            assertThat(difference.path("standings").isNull()).isTrue();
        });
        assertThat(part.path("differences")).anySatisfy(difference -> {
            assertThat(difference.path("player_id").stringValue()).isEqualTo("nobody");
            assertThat(difference.path("standings").longValue()).isEqualTo(3);
            assertThat(difference.path("archive").isNull()).isTrue();
        });
    }

    @Test
    void while_events_arrive_nothing_differs_regardless_of_which_side_has_them_first() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = archive.records();
        fold(records.subList(0, 20));
        CompletableFuture<Void> arriving = CompletableFuture.runAsync(() -> foldInAnyOrder(records, 20));
        int compared = 0;
        while (!arriving.isDone() || compared < BOARDS.size()) {
            JsonNode answer = verify(BOARDS.get(compared++ % BOARDS.size()), "");
            assertThat(answer.path("equal").booleanValue())
                    .as(answer.toString())
                    .isTrue();
        }
        arriving.join();
        for (String board : BOARDS) {
            assertThat(verify(board, "").path("equal").booleanValue()).isTrue();
        }
    }

    // A few records at a time, alternately first to Redis and first to the archive.
    private void foldInAnyOrder(List<ConsumerRecord<byte[], byte[]>> records, int from) {
        Random random = new Random(1);
        int next = from;
        while (next < records.size()) {
            List<ConsumerRecord<byte[], byte[]>> some =
                    records.subList(next, Math.min(records.size(), next + 1 + random.nextInt(6)));
            if (random.nextBoolean()) {
                some.forEach(standings::write);
                some.forEach(archive::archive);
            } else {
                some.forEach(archive::archive);
                some.forEach(standings::write);
            }
            next += some.size();
        }
    }

    @Test
    void it_is_equal_after_an_erasure_that_the_standings_have_not_reached() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = archive.records();
        fold(records);
        ConsumerRecord<byte[], byte[]> last = records.get(records.size() - 1);
        String player =
                redis.opsForZSet().range("leaderboard:global", 0, 0).iterator().next();
        ConsumerRecord<byte[], byte[]> erasure = SeededArchive.after(
                last,
                "{\"event_id\":\"gone\",\"event_type\":\"player_erased\",\"player_id\":\"%s\",\"timestamp\":\"%s\"}"
                        .formatted(player, Instant.ofEpochMilli(last.timestamp())));
        archive.archive(erasure);

        // Verify waits for records in flight, and then rejects the request.
        CompletableFuture<JsonNode> asked = CompletableFuture.supplyAsync(() -> verify("global", "?window=alltime"));
        standings.write(erasure);

        JsonNode answer = asked.join();
        assertThat(answer.path("equal").booleanValue()).as(answer.toString()).isTrue();
        assertThat(verify("global", "").path("equal").booleanValue()).isTrue();
    }

    @Test
    void standings_that_lag_are_compared_up_to_their_progress() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = archive.records();
        records.forEach(archive::archive);
        records.subList(0, 50).forEach(standings::write);

        assertThat(verify("global", "").path("equal").booleanValue()).isTrue();
    }

    @Test
    void a_changed_score_differs_although_events_of_the_player_are_in_flight() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = archive.records();
        fold(records);
        String player =
                redis.opsForZSet().range("leaderboard:global", 0, 0).iterator().next();
        redis.opsForZSet().incrementScore("leaderboard:global", player, 7);
        ConsumerRecord<byte[], byte[]> last = records.get(records.size() - 1);
        ConsumerRecord<byte[], byte[]> scored = SeededArchive.after(
                last,
                "{\"event_id\":\"more\",\"event_type\":\"player_scored\",\"player_id\":\"%s\",\"timestamp\":\"%s\",\"points\":1}"
                        .formatted(player, Instant.ofEpochMilli(last.timestamp())));
        archive.archive(scored);

        JsonNode answer = verify("global", "?window=alltime");
        assertThat(answer.path("equal").booleanValue()).as(answer.toString()).isFalse();
        JsonNode part = answer.path("parts").path(0);
        assertThat(part.path("equal").booleanValue()).isFalse();
        assertThat(part.path("differing").longValue()).isZero();
        assertThat(part.path("undecided").longValue()).isEqualTo(1);

        standings.write(scored);
        assertThat(verify("global", "?window=alltime").at("/parts/0/differing").longValue())
                .isEqualTo(1);
    }

    @Test
    void a_board_with_too_many_players_is_skipped_and_open_results_outlive_a_restart() {
        fold(archive.records());
        Verifier verifier = archive.bean(Verifier.class);
        BoardComparison small = new BoardComparison(board -> verifier.verify(board, part -> true, 3));

        assertThat(archive.bean(BoardComparison.class).compare("global").result())
                .isEqualTo(VerifyResult.EQUAL);
        assertThat(small.compare("global").result()).isEqualTo(VerifyResult.SKIPPED);
        assertThat(small.compare("global").warning()).contains("players", "leaderboard.archive.verify.max-players");

        OpenResults results = archive.bean(OpenResults.class);
        results.write(Map.of("global", VerifyResult.UNEQUAL, "kills", VerifyResult.FAILED));
        results.write(Map.of("kills", VerifyResult.UNEQUAL));
        assertThat(results.read()).containsExactly(Map.entry("kills", VerifyResult.UNEQUAL));
    }

    @Test
    void a_nonexistent_period_or_season_is_not_equal() throws Exception {
        fold(archive.records());
        for (String wrong : List.of("window=daily&period=garbage", "season=99")) {
            Reply answer = archive.get("/api/v1/leaderboards/global/verify?" + wrong);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().path("error").stringValue())
                    .contains(wrong.substring(wrong.lastIndexOf('=') + 1))
                    .contains("neither the standings nor the archive");
        }
    }

    @Test
    void an_invalid_board_and_an_invalid_window_are_rejected() throws Exception {
        assertThat(archive.get("/api/v1/leaderboards/nowhere/verify").status()).isEqualTo(404);
        Reply answer = archive.get("/api/v1/leaderboards/global/verify?window=fortnightly");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("parameter").stringValue()).isEqualTo("window");
    }

    private void fold(List<ConsumerRecord<byte[], byte[]>> records) {
        records.forEach(archive::archive);
        records.forEach(standings::write);
    }

    private JsonNode verify(String board, String parameters) {
        try {
            Reply answer = archive.get("/api/v1/leaderboards/" + board + "/verify" + parameters);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            return answer.body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
