package gg.leaderboard.standings.fold;

import static gg.leaderboard.standings.fold.FoldFixture.HORIZON;
import static gg.leaderboard.standings.fold.FoldFixture.NOW;
import static gg.leaderboard.standings.fold.FoldFixture.PARTITION;
import static gg.leaderboard.standings.fold.FoldFixture.PROPERTIES;
import static gg.leaderboard.standings.fold.FoldFixture.added;
import static gg.leaderboard.standings.fold.FoldFixture.fold;
import static gg.leaderboard.standings.fold.FoldFixture.info;
import static gg.leaderboard.standings.fold.FoldFixture.log;
import static gg.leaderboard.standings.fold.FoldFixture.newFold;
import static gg.leaderboard.standings.fold.FoldFixture.scored;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which records, ids and shards an update covers, and where it ends. */
class UpdateExtentTest {

    @Test
    void each_shard_stores_its_own_changes_and_then_knows_the_id() {
        GameEvent event = scored("p", "arena", 5, "headshot");
        Shards shards = new Shards(16);
        Set<String> boards = new TreeSet<>();
        for (int shard = 0; shard < 16; shard++) {
            StandingsUpdate update = fold(shard, shards, event);
            for (BoardChange change : update.boards()) {
                assertThat(shards.shardOf(change.board())).isEqualTo(shard);
                boards.add(change.board());
            }
            boolean touched = !update.boards().isEmpty() || !update.profiles().isEmpty();
            assertThat(update.counted()).hasSize(touched ? 1 : 0);
            assertThat(update.profiles()).hasSize(shards.shardOf("p") == shard ? 1 : 0);
            assertThat(update.events()).isEqualTo(shards.shardOf("p") == shard ? 1 : 0);
            assertThat(update.boardIds())
                    .containsExactlyInAnyOrderElementsOf(
                            update.boards().stream().map(BoardChange::board).toList());
        }
        assertThat(boards).containsExactly("game:arena", "global", "headshots", "kills");
    }

    @Test
    void an_erased_record_keeps_its_id_in_every_shard_and_counts_in_one() {
        Shards shards = new Shards(16);
        EventId id = EventId.of("a");
        List<StandingsUpdate> updates = shards.all()
                .mapToObj(shard -> newFold(shards, 100)
                        .fold(shard, PARTITION, -1, List.of(LogRecord.erased(0, NOW, id)), Set.of()))
                .toList();

        assertThat(updates)
                .allSatisfy(update ->
                        assertThat(update.counted()).extracting(SeenId::id).containsExactly(id));
        assertThat(updates.stream().mapToLong(StandingsUpdate::events).sum()).isEqualTo(1);
        assertThat(newFold(Shards.ONE, 100)
                        .fold(0, PARTITION, -1, List.of(LogRecord.erased(0, NOW, id)), Set.of(id))
                        .events())
                .isZero();
    }

    @Test
    void an_id_belongs_to_the_stretch_of_its_log_time() {
        Instant start = Instant.EPOCH.plus(HORIZON.multipliedBy(3));
        List<LogRecord> log = List.of(
                LogRecord.of(0, start.minusMillis(1), scored("p", null, 1, null), Definitions.NONE),
                LogRecord.of(1, start, scored("p", null, 1, null), Definitions.NONE));

        assertThat(newFold(Shards.ONE, 100)
                        .fold(0, PARTITION, -1, log, Set.of())
                        .counted())
                .extracting(SeenId::stretch)
                .containsExactly(2L, 3L);
    }

    @Test
    void the_last_record_sets_progress_and_time_even_without_changes() {
        StandingsUpdate update = newFold(Shards.ONE, 100)
                .fold(
                        0,
                        PARTITION,
                        4,
                        List.of(
                                LogRecord.of(5, NOW, scored("p", null, 1, null), Definitions.NONE),
                                LogRecord.unreadable(9, NOW.plusSeconds(1))),
                        Set.of());

        assertThat(update.previous()).isEqualTo(4);
        assertThat(update.last()).isEqualTo(9);
        assertThat(update.lastTime()).isEqualTo(NOW.plusSeconds(1));
        assertThat(update.partition()).isEqualTo(PARTITION);
        assertThat(update.shard()).isZero();
        assertThat(update.boardIds()).containsExactly("global");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void an_update_ends_before_the_limit_and_has_at_least_one_record(int most) {
        GameEvent dance = new OtherEvent(info("p"), "danced");

        StandingsUpdate update =
                newFold(Shards.ONE, most).fold(0, PARTITION, -1, log(dance, new PlayerJoined(info("p"))), Set.of());

        assertThat(update.last()).isZero();
        assertThat(added(update)).isEqualTo("event:danced 1,events_count 1");
    }

    @Test
    void records_that_do_not_affect_the_shard_are_passed_even_if_it_is_full() {
        List<LogRecord> log = List.of(
                LogRecord.of(0, NOW, new PlayerJoined(info("p")), Definitions.NONE), LogRecord.unreadable(1, NOW));

        assertThat(newFold(Shards.ONE, 1).fold(0, PARTITION, -1, log, Set.of()).last())
                .isEqualTo(1);
    }

    // An id costs 4, and each new score or field costs 1 in each window.
    @ParameterizedTest
    @CsvSource({"6,1", "7,2"})
    void the_size_of_an_update_counts_ids_fields_and_scores_in_each_window(int most, int records) {
        GameEvent joined = new PlayerJoined(info("p"));

        assertThat(newFold(Shards.ONE, most)
                        .fold(0, PARTITION, -1, log(joined, new PlayerJoined(info("p"))), Set.of())
                        .last())
                .isEqualTo(records - 1);
    }

    // An id costs 4. The two fields, and the score in two windows, cost 4 once.
    @ParameterizedTest
    @CsvSource({"8,1", "9,2", "12,2", "13,3"})
    void a_score_counts_once_as_work_in_each_window(int most, int records) {
        StandingsProperties daily =
                new StandingsProperties(1, List.of(Window.ALLTIME, Window.DAILY), PROPERTIES.dedup());
        List<LogRecord> log = log(scored("p", null, 5, null), scored("p", null, 5, null), new PlayerJoined(info("p")));

        assertThat(new Fold(Shards.ONE, daily, most)
                        .fold(0, PARTITION, -1, log, Set.of())
                        .last())
                .isEqualTo(records - 1);
    }

    // An id costs 4. The two counters, the name and the game cost 4 once.
    @ParameterizedTest
    @CsvSource({"8,1", "9,2", "12,2", "13,3"})
    void a_field_of_a_profile_counts_once_as_work(int most, int records) {
        List<LogRecord> log = log(
                new PlayerJoined(new EventInfo("a", NOW, "p", "Pia", "arena")),
                new PlayerJoined(new EventInfo("b", NOW, "p", "Pia", "arena")),
                new PlayerJoined(info("p")));

        assertThat(newFold(Shards.ONE, most)
                        .fold(0, PARTITION, -1, log, Set.of())
                        .last())
                .isEqualTo(records - 1);
    }
}
