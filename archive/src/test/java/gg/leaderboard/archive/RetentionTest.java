package gg.leaderboard.archive;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.PARTITION;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Reply;
import gg.leaderboard.archive.fixture.DeadLetterFixture;
import gg.leaderboard.archive.store.CountedIds;
import gg.leaderboard.archive.store.RangePartitions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RetentionTest {

    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));

    // Both days have ended by the clock of this machine.
    @AutoClose
    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka(
            "--leaderboard.archive.retention.events=1d", "--leaderboard.archive.retention.dead-letters=2d");

    private int id;

    @Test
    void expired_days_are_dropped_and_no_response_claims_to_be_complete() throws Exception {
        archive.log(scored("ada", 100), scored("bob", 50));
        // As if the scores of that day had been reviewed.
        archive.bean(JdbcTemplate.class).update("UPDATE events SET violation = 'max', action = 'flag'");
        archive.bean(JdbcTemplate.class)
                .update(
                        "INSERT INTO review_decisions SELECT id, ingested_at, 'rejected', 'a reason', now() FROM events");
        archive.setLogTime(NEXT_DAY);
        long second = archive.log(scored("bob", 80));

        applied();

        assertThat(count("events")).isEqualTo(1);
        assertThat(count("review_decisions")).isZero();
        assertThat(archive.bean(ArchivedLog.class).start(PARTITION)).hasValue(second);
        assertThat(at(NEXT_DAY).body().at("/entries/0/score").longValue()).isEqualTo(130);
        assertThat(at(NEXT_DAY).body().at("/entries/1/player_id").stringValue()).isEqualTo("ada");
        Reply before = at(NOON.minusMillis(1));
        assertThat(before.status()).isEqualTo(404);
        assertThat(before.body().path("error").stringValue()).startsWith("The archive begins at " + NOON);
        Reply history = archive.get("/api/v1/leaderboards/global/player/bob/history?limit=9");
        assertThat(Instant.parse(history.body().path("begins_at").stringValue()))
                .isEqualTo(NEXT_DAY);
        assertThat(history.body().at("/events/0/total").isNull()).isTrue();
        assertThat(history.body().at("/events/0/amount").longValue()).isEqualTo(80);
    }

    @Test
    void a_day_that_is_not_completely_covered_is_not_dropped() {
        archive.log(scored("ada", 100));

        archive.bean(Retention.class).apply();

        assertThat(count("events")).isEqualTo(1);
    }

    @Test
    void expired_ids_and_scores_are_deleted() {
        archive.log(scored("ada", 100));
        archive.setLogTime(NEXT_DAY.plus(Duration.ofDays(3)));
        archive.log(scored("ada", 1));
        archive.bean(JdbcTemplate.class)
                .update("UPDATE leaderboards SET expires_at = now() - interval '1 s' WHERE period = '2026-11-20'");
        long scores = count("leaderboards");

        applied();

        // Three folds counted the first event. One fold counted the second.
        assertThat(count("counted_ids")).isEqualTo(3);
        assertThat(count("leaderboards")).isEqualTo(scores - 1);
        assertThat(count("leaderboards WHERE \"window\" = 'alltime'")).isEqualTo(1);
    }

    @Test
    void new_partitions_for_ids_are_not_dropped_before_their_first_id() {
        archive.bean(CountedIds.class).prepareDays(List.of("2026_11_20"));
        List<String> room = archive.bean(RangePartitions.class).names("counted_ids");

        applied();

        assertThat(archive.bean(RangePartitions.class).names("counted_ids"))
                .isNotEmpty()
                .isEqualTo(room);
    }

    @Test
    void a_dead_letter_is_kept_for_the_configured_time() {
        new DeadLetterFixture(archive).addLetter("ada", "{", "no JSON");

        itDied("47 hours");
        applied();
        assertThat(count("dlq_events")).isEqualTo(1);

        itDied("49 hours");
        applied();
        assertThat(count("dlq_events")).isZero();
    }

    private void itDied(String ago) {
        archive.bean(JdbcTemplate.class).update("UPDATE dlq_events SET dead_time = now() - ?::interval", ago);
    }

    private void applied() {
        archive.bean(Retention.class).apply();
    }

    private long count(String table) {
        return archive.bean(JdbcTemplate.class)
                .queryForList("SELECT count(*) FROM " + table, Long.class)
                .get(0);
    }

    private Reply at(Instant time) throws Exception {
        return archive.get("/api/v1/leaderboards/global/range?start=0&end=9&at=" + time);
    }

    private String scored(String player, long points) {
        return "{\"event_id\":\"e%d\",\"event_type\":\"player_scored\",\"player_id\":\"%s\",\"timestamp\":\"%s\",\"points\":%d}"
                .formatted(id++, player, NOON, points);
    }
}
