package gg.leaderboard.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.Topics;
import gg.leaderboard.processor.fixture.RunningProcessor;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.ban.Ban;
import gg.leaderboard.standings.ban.Bans;
import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.standings.redis.Keys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests bans with an end in a running processor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BanExpiryTest {

    // The processor may first have to be assigned its partitions.
    private static final Duration LONG = Duration.ofSeconds(30);
    // The sum of all bans stays below the maximum by which an event may be ahead of the log.
    private static final Duration BAN = Duration.ofMinutes(1);

    private RunningProcessor processor;

    @BeforeAll
    void start(@TempDir Path directory) {
        processor = new RunningProcessor(directory).start();
    }

    @AfterAll
    void stop() {
        processor.close();
    }

    @Test
    void a_ban_ends_with_an_event_in_the_log() {
        Instant until = processor.clock().instant().plus(BAN);
        send("ada", "adas", "\"event_type\":\"player_scored\",\"points\":5");
        send("ada", "ban", "\"event_type\":\"player_hidden\",\"reason\":\"Aimbot\",\"until\":\"" + until + "\"");
        await().atMost(LONG).until(() -> !bans("ada").isEmpty());

        assertThat(bans("ada").byBoard().get(Bans.EVERYWHERE)).satisfies(ban -> {
            assertThat(ban.id()).isEqualTo("ban");
            assertThat(ban.reason()).isEqualTo("Aimbot");
        });
        assertThat(score("ada")).isNull();
        assertThat(ends("ada")).isEmpty();
        processor.clock().advance(BAN);
        await().atMost(LONG).until(() -> bans("ada").isEmpty());
        assertThat(score("ada")).isEqualTo(5);
        assertThat(ends("ada"))
                .singleElement()
                .satisfies(end -> assertThat(end).contains("player_restored", "\"ban_id\":\"ban\""));
    }

    @Test
    void the_end_of_a_ban_lifts_no_other_ban() {
        Instant until = processor.clock().instant().plus(BAN);
        send("bob", "bobs", "\"event_type\":\"kill\"");
        send("bob", "short", hidden(until, "\"kills\",\"global\""));
        send("bob", "longer", hidden(until.plus(BAN), "\"kills\""));
        await().atMost(LONG).until(() -> bans("bob").byBoard().size() == 2);

        processor.clock().advance(BAN);
        await().atMost(LONG).until(() -> bans("bob").byBoard().size() == 1);

        assertThat(bans("bob").byBoard())
                .extractingByKey("kills")
                .extracting(Ban::id)
                .isEqualTo("longer");
        assertThat(processor.template().opsForZSet().score("leaderboard:kills", "bob"))
                .isNull();
        assertThat(ends("bob")).singleElement().satisfies(end -> assertThat(end).contains("\"short\""));
    }

    @Test
    void bans_that_expire_while_no_processor_runs_are_lifted_by_the_next() {
        Instant until = processor.clock().instant().plus(BAN);
        send("eve", "eves", "\"event_type\":\"player_hidden\",\"until\":\"" + until + "\"");
        await().atMost(LONG).until(() -> !bans("eve").isEmpty());
        processor.stop();
        processor.clock().advance(BAN);
        assertThat(bans("eve").isEmpty()).isFalse();

        processor.start();

        await().atMost(LONG).until(() -> bans("eve").isEmpty());
    }

    private static String hidden(Instant until, String boards) {
        return "\"event_type\":\"player_hidden\",\"until\":\"" + until + "\",\"leaderboard_ids\":[" + boards + "]";
    }

    private void send(String player, String id, String fields) {
        processor
                .log()
                .send(
                        player,
                        "{\"event_id\":\"%s\",\"player_id\":\"%s\",\"timestamp\":\"%s\",%s}"
                                .formatted(id, player, Instant.now(), fields));
        processor.log().flush();
    }

    private Bans bans(String player) {
        return new BanReader(processor.template(), new Keys(Shards.ONE)).bansOf(player);
    }

    private @Nullable Double score(String player) {
        return processor.template().opsForZSet().score("leaderboard:global", player);
    }

    private List<String> ends(String player) {
        return processor.log().read(Topics.GAME_EVENTS).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filter(json -> json.contains("player_restored") && json.contains("\"" + player + "\""))
                .toList();
    }
}
