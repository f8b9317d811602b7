package gg.leaderboard.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.faults.work.Answer;
import gg.leaderboard.faults.work.Answers;
import gg.leaderboard.faults.work.Observation;
import gg.leaderboard.faults.work.Players;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromisesTest {

    // One player has 5, then 12; another has 9. One record is twice in the log.
    private static final List<ConsumerRecord<byte[], byte[]>> LOG = List.of(
            score("a", "ada", 5, 10), score("b", "bob", 9, 20), score("c", "ada", 7, 30), score("c", "ada", 7, 40));

    @Test
    void true_responses_break_nothing() {
        assertThat(broken(answer("a", 1, 5L, 1L, 15))).isEmpty();
        assertThat(broken(answer("a", 1, 5L, 2L, 25))).isEmpty();
        assertThat(broken(answer("a", 1, 12L, 1L, 35))).isEmpty();
        assertThat(broken(answer("c", 2, 12L, 1L, 35))).isEmpty();
        assertThat(broken(read(5, 20, 35))).isEmpty();
        assertThat(broken(read(12, 31, 35))).isEmpty();
    }

    @Test
    void an_accepted_score_that_is_not_in_the_log_is_detected() {
        assertThat(broken(answer("x", 1, 5L, 1L, 15))).anyMatch(line -> line.startsWith("not in the log"));
    }

    @Test
    void a_score_that_was_sent_once_and_written_twice_is_detected() {
        assertThat(broken(answer("c", 1, 12L, 1L, 45))).anyMatch(line -> line.startsWith("2 times"));
    }

    @Test
    void a_total_without_the_score_and_one_of_the_future_are_detected() {
        assertThat(broken(answer("c", 2, 5L, 2L, 35))).isNotEmpty();
        assertThat(broken(answer("a", 1, 12L, 1L, 15))).isNotEmpty();
        assertThat(broken(answer("a", 1, null, null, 15))).isNotEmpty();
    }

    @Test
    void a_rank_behind_players_who_were_not_better_is_detected() {
        assertThat(broken(answer("a", 1, 5L, 2L, 15))).isNotEmpty();
    }

    @Test
    void a_read_need_not_contain_a_record_that_no_broker_had_confirmed() {
        Answers answers = read(5, 31, 35);
        assertThat(Promises.broken(LOG, answers, true)).isEmpty();
        answers.add(new Answer("c", "ada", 2, 202, null, null, Instant.ofEpochMilli(30)));
        assertThat(Promises.broken(LOG, answers, true)).isNotEmpty();
    }

    @Test
    void a_read_without_an_event_before_its_as_of_is_detected() {
        assertThat(broken(read(5, 31, 35))).isNotEmpty();
    }

    private static Answers answer(String id, int attempts, @Nullable Long score, @Nullable Long rank, long at) {
        Answers answers = new Answers();
        answers.add(new Answer(id, "ada", attempts, 200, score, rank, Instant.ofEpochMilli(at)));
        return answers;
    }

    private static Answers read(long score, long asOf, long at) {
        Answers answers = new Answers();
        answers.add(new Observation("ada", score, Instant.ofEpochMilli(asOf), Instant.ofEpochMilli(at)));
        return answers;
    }

    private static List<String> broken(Answers answers) {
        return Promises.broken(LOG, answers, false);
    }

    private static ConsumerRecord<byte[], byte[]> score(String id, String player, long score, long logged) {
        String json =
                "{\"event_id\":\"%s\",\"player_id\":\"%s\",\"event_type\":\"score_submitted\",\"leaderboard_id\":\"%s\",\"score\":%d}"
                        .formatted(id, player, Players.CHECKED_BOARD, score);
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "game-events",
                0,
                0L,
                logged,
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
