package gg.leaderboard.archive.deadletter;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.DeadLetterFixture;
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

/** Tests that an erasure deletes the player's dead letters, whichever of the two arrives first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterErasureTest {

    @AutoClose
    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();

    private final DeadLetterFixture letterFixture = new DeadLetterFixture(archive);
    private final DeadLetterRepository letters = archive.bean(DeadLetterRepository.class);

    @Test
    void an_erasure_deletes_earlier_letters_even_if_they_arrive_later() {
        archive.log(erasure("gone", NOON));
        long erased = archive.log(erasure("gone", NOON));
        byte[] value = "{\"player_id\":\"gone\"}".getBytes(UTF_8);
        DeadLetterId before = new DeadLetterId(ArchiveWithoutKafka.PARTITION, erased - 1);
        DeadLetterId after = new DeadLetterId(ArchiveWithoutKafka.PARTITION, erased + 1);
        DeadLetterId earlier = new DeadLetterId(new LogPartition("scores", 0), 7);

        letterFixture.addLetter(before, null, value, DeadLetterFixture.headers(before, NOON, "points is missing"));
        letterFixture.addLetter(after, null, value, DeadLetterFixture.headers(after, NOON, "points is missing"));
        letterFixture.addLetter(
                earlier, null, value, DeadLetterFixture.headers(earlier, NOON.minusMillis(1), "points is missing"));
        DeadLetterId other = letterFixture.addLetter("stays", "{\"player_id\":\"stays\"}", "points is missing");

        assertThat(letters.find(before)).isEmpty();
        assertThat(letters.find(earlier)).isEmpty();
        assertThat(letters.find(after)).isPresent();
        assertThat(letters.find(other)).isPresent();
    }

    @Test
    void an_erasure_deletes_all_dead_letters_that_name_the_player() {
        DeadLetterId inValue = early("{\"player_id\":\"left\"}", "k");
        DeadLetterId inKey = early("{", "left");
        DeadLetterId inEdit = early("{}", "k");
        DeadLetterId killer = early("{\"player_id\":\"victim\",\"killer_id\":\"left\"}", "victim");
        DeadLetterId cutOff = early("{\"player_id\":\"victim\",\"data\":{\"killer_id\":\"left\",", "victim");
        DeadLetterId twice = early("{\"player_id\":\"l\\u0065ft\",\"player_id\":\"other\"}", "k");
        letters.edit(letters.find(inEdit).orElseThrow(), "{\"player_id\":\"left\"}".getBytes(UTF_8));
        DeadLetterId other = early("{\"player_id\":\"stays\"}", "k");

        archive.log(erasure("left", NOON));

        assertThat(List.of(inValue, inKey, inEdit, killer, cutOff, twice))
                .allSatisfy(id -> assertThat(letters.find(id)).isEmpty());
        assertThat(letters.find(other)).isPresent();
    }

    @Test
    void a_concurrent_erasure_deletes_a_letter_that_is_being_stored() throws Exception {
        archive.log(erasure("nobody", NOON));
        JdbcTemplate jdbc = archive.bean(JdbcTemplate.class);
        DeadLetterId source = letterFixture.source();
        Headers headers = DeadLetterFixture.headers(source, NOON.minusSeconds(1), "points is missing");
        Thread drop = new Thread(() -> letterFixture.addLetter(source, "both".getBytes(UTF_8), null, headers));

        archive.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            archive.bean(DeadLetterTable.class).erase("both", ArchiveWithoutKafka.PARTITION, 5_000_000, NOON);
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

    private DeadLetterId early(String value, String key) {
        DeadLetterId source = letterFixture.source();
        Headers headers = DeadLetterFixture.headers(source, NOON.minus(Duration.ofHours(1)), "points is missing");
        return letterFixture.addLetter(source, key.getBytes(UTF_8), value.getBytes(UTF_8), headers);
    }

    private static String erasure(String player, Instant time) {
        return "{\"event_type\":\"player_erased\",\"player_id\":\"%s\",\"timestamp\":\"%s\"}".formatted(player, time);
    }
}
