package gg.leaderboard.archive.leaderboard;

import static gg.leaderboard.archive.leaderboard.ManualLog.partition;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.fixtures.SeededBoards;
import gg.leaderboard.fixtures.SeededLogReader;
import gg.leaderboard.log.consumer.OffsetRange;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.definition.SortOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The contract of every store of current standings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CurrentStandingsContract {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant RESET = Instant.parse("2026-11-20T13:00:00Z");

    private static final BoardPeriod GLOBAL = new BoardPeriod("global", 1, "alltime", "");
    private static final BoardPeriod SUM = new BoardPeriod("sum", 1, "alltime", "");
    private static final BoardPeriod BEST = new BoardPeriod("best", 1, "alltime", "");
    private static final BoardPeriod CAPPED = new BoardPeriod("capped", 1, "alltime", "");
    private static final BoardPeriod LATEST = new BoardPeriod("latest", 1, "alltime", "");

    private StandingsUnderTest store;
    private ManualLog log;

    /** Starts the store, once for all tests. */
    abstract StandingsUnderTest start();

    @BeforeAll
    void startStore() {
        store = start();
    }

    @AfterAll
    void stopStore() {
        if (store != null) {
            store.close();
        }
    }

    @BeforeEach
    void begin() {
        store.begin(SeededBoards.of(NOON.minusSeconds(60), RESET));
        log = new ManualLog(NOON);
    }

    @Test
    void equal_scores_share_a_rank_and_are_listed_by_player_byte_by_byte() {
        fold(0, log.score("ada", "sum", 7), log.score("bob", "sum", 9), log.score("cy", "sum", 7));
        fold(1, log.score("dan", "sum", 3));
        assertThat(store.standings().top(SUM, SortOrder.DESC, 3))
                .containsExactly(new BoardEntry(1, "bob", 9), new BoardEntry(2, "ada", 7), new BoardEntry(2, "cy", 7));
        assertThat(store.standings().top(SUM, SortOrder.ASC, 2))
                .containsExactly(new BoardEntry(1, "dan", 3), new BoardEntry(2, "ada", 7));
        assertThat(find("dan", SUM)).contains(new BoardEntry(4, "dan", 3));
        assertThat(find("eve", SUM)).isEmpty();
        // UTF-16 has the opposite order, and most languages sort "Bob" after "ada".
        fold(
                0,
                log.score("😀", "best", 7),
                log.score("～", "best", 7),
                log.score("ada", "best", 7),
                log.score("Bob", "best", 7));
        assertThat(players(BEST)).containsExactly("Bob", "ada", "～", "😀");
    }

    @Test
    void scores_are_merged_by_the_rule_of_the_board() {
        for (long score : new long[] {5, 3, 4}) {
            fold(0, log.score("ada", "sum", score), log.score("ada", "best", score), log.score("ada", "latest", score));
        }
        assertThat(score("ada", SUM)).isEqualTo(12);
        assertThat(score("ada", BEST)).isEqualTo(3);
        assertThat(score("ada", LATEST)).isEqualTo(4);
    }

    @Test
    void each_season_and_each_period_has_its_own_ranking() {
        fold(0, log.score("ada", "sum", 5));
        log.setTime(RESET.plusSeconds(1));
        fold(0, log.score("ada", "sum", 6));
        log.setTime(NOON.plusSeconds(86_400));
        fold(0, log.score("ada", "sum", 7));
        assertThat(score("ada", SUM)).isEqualTo(5);
        assertThat(score("ada", new BoardPeriod("sum", 2, "alltime", ""))).isEqualTo(13);
        assertThat(score("ada", new BoardPeriod("sum", 2, "daily", "2026-11-20")))
                .isEqualTo(6);
        assertThat(score("ada", new BoardPeriod("sum", 2, "daily", "2026-11-21")))
                .isEqualTo(7);
        assertThat(score("ada", new BoardPeriod("sum", 2, "weekly", "2026-W47")))
                .isEqualTo(13);
    }

    @Test
    void a_hidden_player_is_not_ranked_and_returns_with_all_points() {
        fold(0, log.score("ada", "sum", 9), log.score("bob", "sum", 5));
        fold(0, log.event("ada", "player_hidden", ""), log.score("ada", "sum", 1));
        assertThat(store.standings().top(SUM, SortOrder.DESC, 10)).containsExactly(new BoardEntry(1, "bob", 5));
        assertThat(find("ada", SUM)).isEmpty();
        fold(0, log.event("ada", "player_restored", ""));
        assertThat(store.standings().top(SUM, SortOrder.DESC, 10))
                .containsExactly(new BoardEntry(1, "ada", 10), new BoardEntry(2, "bob", 5));
    }

    @Test
    void a_ban_from_one_board_hides_there_only_and_its_end_lifts_no_other() {
        fold(0, log.score("ada", "sum", 9), log.score("ada", "best", 3));
        String ban = log.event("ada", "player_hidden", "\"leaderboard_ids\":[\"sum\"]");
        String id = ban.replaceAll(".*\"event_id\":\"([^\"]*)\".*", "$1");
        fold(0, ban);
        assertThat(players(SUM)).isEmpty();
        assertThat(players(BEST)).containsExactly("ada");
        fold(
                0,
                log.event("ada", "player_hidden", ""),
                log.event("ada", "player_restored", "\"ban_id\":\"" + id + "\""));
        assertThat(List.of(players(SUM), players(BEST))).containsOnly(List.of());
        fold(0, log.event("ada", "player_restored", ""), log.score("ada", "sum", 1));
        assertThat(score("ada", SUM)).isEqualTo(10);
    }

    @Test
    void a_player_removed_from_one_board_or_all_starts_from_zero() {
        fold(0, log.score("ada", "sum", 9), log.score("ada", "best", 9));
        fold(
                0,
                log.score("ada", "sum", 1),
                log.event("ada", "player_removed", "\"leaderboard_id\":\"sum\""),
                log.score("ada", "sum", 2));
        assertThat(score("ada", SUM)).isEqualTo(2);
        assertThat(score("ada", BEST)).isEqualTo(9);
        fold(0, log.event("ada", "player_removed", ""));
        assertThat(List.of(players(SUM), players(BEST))).containsOnly(List.of());
        fold(0, log.score("ada", "best", 11));
        assertThat(score("ada", BEST)).isEqualTo(11);
    }

    @Test
    void an_erased_player_is_deleted_and_restarts_from_zero() {
        fold(0, log.score("ada", "sum", 9), log.event("ada", "player_hidden", ""), log.score("bob", "sum", 1));
        fold(0, log.event("ada", "player_erased", ""));
        assertThat(players(SUM)).containsExactly("bob");
        fold(0, log.score("ada", "sum", 2));
        assertThat(store.standings().top(SUM, SortOrder.DESC, 10))
                .containsExactly(new BoardEntry(1, "ada", 2), new BoardEntry(2, "bob", 1));
    }

    @Test
    void a_redelivery_with_other_batch_boundaries_has_no_effect() {
        log.append(0, log.score("ada", "sum", 1), log.score("bob", "sum", 2), log.score("ada", "sum", 4));
        log.append(0, log.event("bob", "player_removed", ""), log.score("bob", "sum", 8), log.score("ada", "sum", 16));
        for (int[] cut : new int[][] {{0, 2}, {0, 4}, {1, 3}, {0, 6}, {3, 6}, {0, 1}}) {
            store.fold(partition(0)).process(log.read(0, cut[0], cut[1]));
        }
        assertThat(store.standings().top(SUM, SortOrder.DESC, 10))
                .containsExactly(new BoardEntry(1, "ada", 21), new BoardEntry(2, "bob", 8));
    }

    @Test
    void a_score_that_violates_a_bound_does_not_count_also_in_a_redelivery() {
        log.append(
                0, log.score("ada", "capped", 100), log.score("ada", "capped", 900), log.score("ada", "capped", 700));
        log.append(
                0,
                log.event("ada", "player_removed", "\"leaderboard_id\":\"capped\""),
                log.score("ada", "capped", 1200),
                log.score("ada", "capped", 1301));
        int[][] cuts = {{0, 2}, {0, 3}, {1, 3}, {0, 6}, {3, 6}, {0, 1}};
        long[] scores = {100, 700, 700, 1200, 1200, 1200};
        for (int i = 0; i < cuts.length; i++) {
            store.fold(partition(0)).process(log.read(0, cuts[i][0], cuts[i][1]));
            assertThat(score("ada", CAPPED)).isEqualTo(scores[i]);
        }
        fold(
                0,
                log.event(
                        "ada",
                        "score_accepted",
                        "\"leaderboard_id\":\"capped\",\"score\":1301,\"review_of\":\"e\",\"scored_at\":\"%s\",\"logged_at\":\"%s\""
                                .formatted(NOON, NOON)));
        assertThat(score("ada", CAPPED)).isEqualTo(1301);
    }

    @Test
    void of_all_copies_of_an_event_the_first_counts_in_any_partition() {
        String event = log.score("ada", "sum", 5);
        fold(0, event, event);
        fold(1, event, log.score("ada", "sum", 2));
        fold(0, event);
        assertThat(score("ada", SUM)).isEqualTo(7);
    }

    @Test
    void an_unreadable_definition_is_skipped() {
        fold(0, "{", log.score("ada", "nowhere", 1), log.score("ada", "sum", 5), "null");
        assertThat(score("ada", SUM)).isEqualTo(5);
        assertThat(store.fold(partition(0)).resumeAt(new OffsetRange(0, 4))).isEqualTo(4);
    }

    @Test
    void scores_from_two_partitions_are_one_score_and_expire_together() {
        fold(0, log.event("ada", "player_scored", "\"points\":5"), log.score("ada", "best", 4));
        fold(1, log.event("ada", "player_scored", "\"points\":7"), log.score("ada", "best", 3));
        assertThat(score("ada", GLOBAL)).isEqualTo(12);
        assertThat(score("ada", BEST)).isEqualTo(3);
        fold(1, log.event("ada", "player_removed", ""));
        assertThat(List.of(players(GLOBAL), players(BEST))).containsOnly(List.of());
        fold(0, log.event("ada", "player_scored", "\"points\":1"));
        assertThat(score("ada", GLOBAL)).isEqualTo(1);
    }

    @Test
    void a_later_moderation_applies_even_if_it_comes_from_another_partition() {
        fold(0, log.score("ada", "sum", 9), log.event("ada", "player_hidden", ""));
        log.setTime(NOON.plusSeconds(1));
        fold(1, log.event("ada", "player_restored", ""));
        assertThat(players(SUM)).containsExactly("ada");
        log.setTime(NOON.plusSeconds(2));
        fold(0, log.event("ada", "player_hidden", ""));
        assertThat(players(SUM)).isEmpty();
        log.setTime(NOON.plusSeconds(3));
        fold(1, log.event("ada", "player_erased", ""), log.score("ada", "sum", 2));
        assertThat(score("ada", SUM)).isEqualTo(2);
    }

    @Test
    void a_frozen_twin_that_resumes_has_no_effect() {
        log.append(0, log.score("ada", "sum", 1), log.event("ada", "player_removed", ""), log.score("ada", "sum", 4));
        PartitionFold twin = store.fold(partition(0));
        store.fold(partition(0)).process(log.read(0, 0, 3));
        assertThat(twin.process(log.read(0, 0, 1))).isEmpty();
        assertThat(score("ada", SUM)).isEqualTo(4);
    }

    @Test
    void logs_of_all_kinds_equal_a_plain_fold() throws Exception {
        for (long seed = 0; seed < 3; seed++) {
            try (SeededLogReader seeded = new SeededLogReader(seed)) {
                store.begin(seeded.definitions());
                SeededLogReader.partitions()
                        .forEach(p -> store.fold(seeded.partition(p)).process(seeded.read(p, 0)));
                assertThat(StandingsDifferences.differences(store.standings(), seeded.expected()))
                        .as("seed %d", seed)
                        .isEmpty();
            }
        }
    }

    private void fold(int partition, String... events) {
        log.append(partition, events);
        int end = log.end(partition);
        List<ConsumerRecord<byte[], byte[]>> added = log.read(partition, end - events.length, end);
        assertThat(store.fold(partition(partition)).process(added)).isEmpty();
    }

    private long score(String player, BoardPeriod board) {
        return find(player, board).orElseThrow().score();
    }

    private Optional<BoardEntry> find(String player, BoardPeriod board) {
        return store.standings().top(board, SortOrder.DESC, Integer.MAX_VALUE).stream()
                .filter(entry -> entry.playerId().equals(player))
                .findFirst();
    }

    private List<String> players(BoardPeriod board) {
        return store.standings().top(board, SortOrder.DESC, 10).stream()
                .map(BoardEntry::playerId)
                .toList();
    }
}
