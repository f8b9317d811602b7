package gg.leaderboard.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.NewBoardVersion;
import gg.leaderboard.processor.fixture.RunningProcessor;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.standings.redis.DefinitionReader;
import gg.leaderboard.standings.redis.Keys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests boards created by users in a running processor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProcessorBoardsTest {

    private RunningProcessor processor;
    private DefinitionLog log;
    private DefinitionWriter definitions;

    @BeforeAll
    void start(@TempDir Path directory) {
        processor = new RunningProcessor(directory).start();
        Map<String, Object> kafka =
                Map.of("bootstrap.servers", processor.kafka().bootstrapServers());
        log = new DefinitionLog(kafka, Duration.ofSeconds(10));
        definitions = new DefinitionWriter(kafka, log, Duration.ofSeconds(10));
    }

    @AfterAll
    void stop() {
        log.close();
        processor.close();
    }

    @Test
    void a_score_sent_right_after_the_creation_of_its_board_counts() {
        for (int i = 0; i < 10; i++) {
            change("new" + i, Change.CREATED);
            submit("p", "new" + i, 7);
            awaitScore("leaderboard:new" + i, "p", 7.0);
        }
    }

    @Test
    void a_score_sent_after_a_reset_counts_in_the_new_season_and_the_old_one_stays_readable() {
        change("seasons", Change.CREATED);
        submit("p", "seasons", 7);
        awaitScore("leaderboard:seasons", "p", 7.0);
        change("seasons", Change.RESET);
        submit("p", "seasons", 3);

        awaitScore("leaderboard:seasons:s2", "p", 3.0);
        assertThat(score("leaderboard:seasons", "p")).isEqualTo(7);
        await().untilAsserted(() -> assertThat(processor.template().getExpire("leaderboard:seasons"))
                .isPositive());
        assertThat(processor.template().getExpire("leaderboard:seasons:s2")).isEqualTo(-1);
    }

    @Test
    void a_score_for_a_missing_or_deleted_board_goes_to_the_dead_letters() {
        change("gone", Change.CREATED);
        change("gone", Change.DELETED);
        submit("lost", "gone", 1);
        submit("lost", "never-was", 1);
        submit("lost", "global", 1);

        await().untilAsserted(() -> assertThat(processor.log().read(Topics.DEAD_LETTERS))
                .filteredOn(record -> new String(record.key(), StandardCharsets.UTF_8).equals("lost"))
                .extracting(record -> new String(
                        record.headers().lastHeader(EventHeaders.REASON).value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(
                        "leaderboard_id names no leaderboard; was \"gone\"",
                        "leaderboard_id names no leaderboard; was \"never-was\"",
                        "leaderboard_id is fed by events, scores cannot be submitted to it; was \"global\""));
    }

    @Test
    void definitions_and_standings_lost_by_redis_are_restored() {
        change("kept", Change.CREATED);
        submit("p", "kept", 5);
        awaitScore("leaderboard:kept", "p", 5.0);

        processor
                .template()
                .getRequiredConnectionFactory()
                .getConnection()
                .serverCommands()
                .flushAll();

        awaitScore("leaderboard:kept", "p", 5.0);
        await().until(() -> new DefinitionReader(processor.template(), new Keys(Shards.ONE))
                .find("kept")
                .isPresent());
    }

    @Test
    void a_hidden_player_keeps_scoring_and_an_erased_player_is_deleted() {
        change("arena", Change.CREATED);
        submit("cheat", "arena", 5);
        awaitScore("leaderboard:arena", "cheat", 5.0);
        send("cheat", "player_hidden");
        submit("cheat", "arena", 9);
        awaitScore("standings:hidden:arena", "cheat", 9.0);
        awaitScore("leaderboard:arena", "cheat", null);

        send("cheat", "player_restored");
        awaitScore("leaderboard:arena", "cheat", 9.0);

        send("cheat", "player_erased");
        awaitScore("leaderboard:arena", "cheat", null);
        await().until(() -> processor.template().keys("*cheat*").isEmpty());
    }

    private void change(String board, Change change) {
        BoardDefinition definition = new BoardDefinition(
                board, board, SortOrder.DESC, UpdateMode.BEST, ResetPeriod.NEVER, ZoneOffset.UTC, null);
        definitions.change(board, now -> new NewBoardVersion(change, definition));
    }

    private void submit(String player, String board, long score) {
        send(player, "score_submitted\",\"leaderboard_id\":\"" + board + "\",\"score\":" + score + ",\"x\":\"");
    }

    private void send(String player, String type) {
        processor.log().send(player, """
                {"event_id":"%s","player_id":"%s","timestamp":"2026-11-20T12:00:00Z","event_type":"%s"}""".formatted(UUID.randomUUID(), player, type));
    }

    private void awaitScore(String key, String player, @Nullable Double score) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(score(key, player)).isEqualTo(score));
    }

    private @Nullable Double score(String key, String player) {
        return processor.template().opsForZSet().score(key, player);
    }
}
