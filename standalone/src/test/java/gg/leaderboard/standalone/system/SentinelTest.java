package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.testing.RedisSentinel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Tests all services with a Redis primary, its replica and a Sentinel. */
@Tag("alone")
@Tag("proof")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SentinelTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    // A second until the primary counts as lost, and then a few seconds until the replica is promoted.
    private static final Duration FAILOVER = Duration.ofSeconds(20);

    private RedisSentinel redis;
    private RebuildSetup boards;
    private int killed;

    @BeforeAll
    void start(@TempDir Path directory) {
        redis = RedisSentinel.start(directory.resolve("redis"));
        boards = new RebuildSetup(directory, StandingsServers.of(redis));
    }

    @AfterAll
    void stop() {
        boards.close();
    }

    @Test
    @Order(1)
    void a_rebuild_and_the_loss_of_the_primary_under_load_lose_no_event() throws Exception {
        boards.create("arena");
        try (ScoreLoad scores = new ScoreLoad(boards.log(), "arena")) {
            await().atMost(LONG).until(() -> boards.lowestScore("arena") > 2 * ScoreLoad.MOST);
            assertThat(boards.command("--board=arena", "--update-mode=best", "--switch"))
                    .contains("  arena: 50 of 50 players, total difference ");
            long before = boards.events();
            killed = redis.killPrimary();
            awaitCounting(before);
        }
        boards.assertMatchesPlainFold();
        assertThat(boards.definition("arena")).isEqualTo(UpdateMode.BEST);
        boards.command("--switch-back");
        boards.assertMatchesPlainFold();
        assertThat(boards.definition("arena")).isEqualTo(UpdateMode.INCREMENT);
    }

    @Test
    @Order(2)
    void a_frozen_primary_is_left_and_its_last_updates_are_counted_again() throws Exception {
        redis.restart(killed);
        try (ScoreLoad scores = new ScoreLoad(boards.log(), "arena")) {
            long before = boards.events();
            int frozen = redis.freezePrimary();
            try {
                awaitCounting(before);
            } finally {
                redis.unfreeze(frozen);
            }
        }
        boards.assertMatchesPlainFold();
    }

    private void awaitCounting(long before) {
        long begin = System.nanoTime();
        await().atMost(FAILOVER)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> boards.events() > before + 1000);
        System.out.printf(
                "counts again %d ms after the failure of the primary%n",
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }
}
