package gg.leaderboard.producer.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.producer.FakeTicker;
import gg.leaderboard.producer.OutgoingRecord;
import gg.leaderboard.producer.SentRecords;
import gg.leaderboard.producer.UsageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoresSourceTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final int PLAYERS = 20;

    private final FakeTicker ticker = new FakeTicker();

    @Test
    void first_every_player_gets_one_score() {
        List<ScoreSubmitted> events = take(source(null, false), PLAYERS);

        assertThat(events).extracting(ScoreSubmitted::playerId).doesNotHaveDuplicates();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.leaderboardId()).isEqualTo("battle-royale");
            assertThat(event.info().playerName()).isNotBlank();
            assertThat(event.timestamp()).isEqualTo(NOON.instant());
        });
    }

    @Test
    void every_later_score_beats_the_previous_score_of_its_player_and_the_lead_changes() {
        Map<String, Long> scores = new HashMap<>();
        Stream<String> leaders = take(source(null, false), 1_000).stream().map(event -> {
            Long last = scores.put(event.playerId(), event.score());
            assertThat(event.score()).isGreaterThan(last == null ? 0 : last);
            return leader(scores);
        });

        assertThat(leaders.skip(PLAYERS).distinct().count()).isGreaterThan(2);
    }

    @Test
    void it_can_end_when_every_player_has_a_score() {
        ScoresSource source = source(null, true);

        assertThat(take(source, PLAYERS)).hasSize(PLAYERS);
        assertThat(source.next()).isNull();
    }

    @Test
    void it_ends_after_the_duration() {
        ScoresSource source = source(Duration.ofSeconds(10), false);
        ticker.advance(Duration.ofHours(1));
        assertThat(source.next()).isNotNull();

        ticker.advance(Duration.ofSeconds(10));
        assertThat(source.next()).isNull();
    }

    @Test
    void a_second_run_has_the_same_players_and_new_ids() {
        List<ScoreSubmitted> first = take(source(null, true), PLAYERS);
        List<ScoreSubmitted> second = take(source(null, true), PLAYERS);

        assertThat(second)
                .extracting(ScoreSubmitted::playerId)
                .isEqualTo(first.stream().map(ScoreSubmitted::playerId).toList());
        assertThat(Stream.concat(first.stream(), second.stream()).map(ScoreSubmitted::eventId))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_score_has_its_player_as_key() {
        ProducerRecord<String, byte[]> message =
                SentRecords.of(Objects.requireNonNull(source(null, false).next()));

        assertThat(message.key()).isEqualTo("player-1");
        assertThat(SentRecords.header(message, "event_type")).isEqualTo("score_submitted");
    }

    @Test
    void it_describes_what_it_will_send() {
        assertThat(source(null, false).describe())
                .isEqualTo("rising scores of 20 players to the board battle-royale, 100/s");
    }

    @Test
    void an_invalid_board_id_is_rejected() {
        assertThatThrownBy(() -> new ScoresProperties("battle royale", PLAYERS, null, false))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--leaderboard")
                .hasMessageContaining("battle royale");
    }

    private ScoresSource source(@Nullable Duration duration, boolean initialOnly) {
        ScoresProperties settings = new ScoresProperties("battle-royale", PLAYERS, duration, initialOnly);
        return new ScoresSource(settings, null, new Random(42), NOON, ticker);
    }

    private static List<ScoreSubmitted> take(ScoresSource source, int count) {
        return Stream.generate(source::next)
                .limit(count)
                .map(ScoresSourceTest::read)
                .toList();
    }

    private static ScoreSubmitted read(@Nullable OutgoingRecord event) {
        byte[] value = SentRecords.of(Objects.requireNonNull(event)).value();
        return (ScoreSubmitted) EventJson.read(value, NOON.instant(), () -> "none");
    }

    private static String leader(Map<String, Long> scores) {
        return scores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
