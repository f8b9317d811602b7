package gg.leaderboard.archive.deadletter;

import static gg.leaderboard.archive.fixture.LoneArchive.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.fixture.Letterbox;
import gg.leaderboard.archive.fixture.LoneArchive;
import gg.leaderboard.standings.LogPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What an erased player leaves of dead letters: nothing, whichever comes first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterErasureTest {

    @AutoClose
    private final LoneArchive archive = new LoneArchive();

    private final Letterbox letterbox = new Letterbox(archive);
    private final Letters letters = archive.bean(Letters.class);

    @Test
    void an_erasure_takes_the_letters_that_lie_before_it_also_those_that_arrive_later() {
        archive.log(erasure("gone", NOON));
        long erased = archive.log(erasure("gone", NOON));
        byte[] value = "{\"player_id\":\"gone\"}".getBytes(UTF_8);
        LetterId before = new LetterId(LoneArchive.PARTITION, erased - 1);
        LetterId after = new LetterId(LoneArchive.PARTITION, erased + 1);
        LetterId earlier = new LetterId(new LogPartition("scores", 0), 7);

        letterbox.drop(before, null, value, Letterbox.headers(before, NOON, "points is missing"));
        letterbox.drop(after, null, value, Letterbox.headers(after, NOON, "points is missing"));
        letterbox.drop(earlier, null, value, Letterbox.headers(earlier, NOON.minusMillis(1), "points is missing"));
        LetterId other = letterbox.drop("stays", "{\"player_id\":\"stays\"}", "points is missing");

        assertThat(letters.find(before)).isEmpty();
        assertThat(letters.find(earlier)).isEmpty();
        assertThat(letters.find(after)).isPresent();
        assertThat(letters.find(other)).isPresent();
    }

    @Test
    void an_erasure_takes_the_letters_that_are_there_whoever_they_name() {
        LetterId inValue = early("{\"player_id\":\"left\"}", "k");
        LetterId inKey = early("{", "left");
        LetterId inEdit = early("{}", "k");
        LetterId killer = early("{\"player_id\":\"victim\",\"killer_id\":\"left\"}", "victim");
        LetterId cutOff = early("{\"player_id\":\"victim\",\"data\":{\"killer_id\":\"left\",", "victim");
        LetterId twice = early("{\"player_id\":\"l\\u0065ft\",\"player_id\":\"other\"}", "k");
        letters.edit(letters.find(inEdit).orElseThrow(), "{\"player_id\":\"left\"}".getBytes(UTF_8));
        LetterId other = early("{\"player_id\":\"stays\"}", "k");

        archive.log(erasure("left", NOON));

        assertThat(List.of(inValue, inKey, inEdit, killer, cutOff, twice))
                .allSatisfy(id -> assertThat(letters.find(id)).isEmpty());
        assertThat(letters.find(other)).isPresent();
    }

    @Test
    void an_erasure_and_a_letter_that_are_under_way_at_once_do_not_miss_each_other() throws Exception {
        archive.log(erasure("nobody", NOON));
        JdbcTemplate jdbc = archive.bean(JdbcTemplate.class);
        LetterId source = letterbox.source();
        Headers headers = Letterbox.headers(source, NOON.minusSeconds(1), "points is missing");
        Thread drop = new Thread(() -> letterbox.drop(source, "both".getBytes(UTF_8), null, headers));

        archive.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            archive.bean(DeadLetterTable.class).erase("both", LoneArchive.PARTITION, 5_000_000, NOON);
            drop.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> isWaiting(jdbc));
            jdbc.update("""
                    INSERT INTO events (day, topic_id, partition, "offset", verdict, event_type, player_id, ingested_at)
                    VALUES ('2026-11-20', 'topic', 3, 5000000, 'counted', 'player_erased', 'both', '2026-11-20T12:00:00Z')""");
        });
        drop.join();

        assertThat(letters.find(source)).isEmpty();
    }

    private static boolean isWaiting(JdbcTemplate jdbc) {
        return !jdbc.queryForList("""
                        SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database
                        WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()""").isEmpty();
    }

    private LetterId early(String value, String key) {
        LetterId source = letterbox.source();
        Headers headers = Letterbox.headers(source, NOON.minus(Duration.ofHours(1)), "points is missing");
        return letterbox.drop(source, key.getBytes(UTF_8), value.getBytes(UTF_8), headers);
    }

    private static String erasure(String player, Instant time) {
        return "{\"event_type\":\"player_erased\",\"player_id\":\"%s\",\"timestamp\":\"%s\"}".formatted(player, time);
    }
}
