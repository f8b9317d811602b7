package gg.leaderboard.archive.past;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.Rules;
import gg.leaderboard.fixtures.PlainRanking;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.board.Standing.NextRank;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every ranking promises: 1-2-2-4, equal scores by player id byte by byte, hidden players left out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RankingContract {

    static final StandingsProperties PROPERTIES = new StandingsProperties(
            1, List.of(Window.ALLTIME, Window.DAILY, Window.WEEKLY), new Dedup(Duration.ofHours(24), 64));
    static final String BOARD = "arena";

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final long WHOLE = Long.MAX_VALUE;
    private static final long LARGEST = Rules.MAX_SCORE;

    // By their bytes the tilde comes before the face. Java's strings compare the other way round.
    private static final String TILDE = "～";
    private static final String FACE = "😀";

    private static final Map<String, Long> TIES =
            Map.of("ada", 30L, FACE, 20L, "bob", 20L, TILDE, 20L, "cyd", 10L, "dan", 5L);

    static final List<String> PLAYERS = Stream.concat(
                    IntStream.range(0, 30).mapToObj(i -> "p" + i), Stream.of(TILDE, FACE))
            .toList();

    /**
     * A board on which players have scores.
     *
     * @param hidden those among them who are hidden from it
     * @param depth number of places that can be read
     */
    record ScoredBoard(SortOrder order, Map<String, Long> scores, Set<String> hidden, long depth) {

        /** The definitions that have this board. */
        Definitions definitions() {
            BoardDefinition definition = new BoardDefinition(
                    BOARD, "Arena", order, UpdateMode.REPLACE, ResetPeriod.NEVER, ZoneOffset.UTC, null);
            return Definitions.NONE.with(
                    new BoardHistory(List.of(new BoardVersion(NOON.minusSeconds(1), Change.CREATED, definition))));
        }

        /** The log that leads to it. */
        List<LogRecord> records() {
            List<LogRecord> records = new ArrayList<>();
            new TreeMap<>(scores)
                    .forEach((player, score) -> add(records, new ScoreSubmitted(info(player, "score"), BOARD, score)));
            hidden.stream()
                    .sorted()
                    .forEach(player -> add(records, new PlayerHidden(info(player, "ban"), null, null, List.of(BOARD))));
            return records;
        }

        private void add(List<LogRecord> records, GameEvent event) {
            records.add(LogRecord.of(records.size(), NOON, event, definitions()));
        }

        private static EventInfo info(String player, String kind) {
            return new EventInfo(kind + "-of-" + player, NOON, player, null, null);
        }

        /** The scores without those of hidden players. */
        Map<String, Long> visible() {
            Map<String, Long> visible = new HashMap<>(scores);
            visible.keySet().removeAll(hidden);
            return visible;
        }
    }

    abstract RankingUnderTest rank(ScoredBoard board);

    private RankingUnderTest rank(SortOrder order, Map<String, Long> scores) {
        return rank(new ScoredBoard(order, scores, Set.of(), WHOLE));
    }

    @Test
    void equal_scores_share_a_rank_are_ordered_by_the_bytes_of_ids_and_the_next_rank_is_left_out() {
        assertThat(rank(SortOrder.DESC, TIES).page(0, 9))
                .isEqualTo(new BoardPage(
                        6,
                        List.of(
                                new BoardEntry(1, "ada", 30),
                                new BoardEntry(2, "bob", 20),
                                new BoardEntry(2, TILDE, 20),
                                new BoardEntry(2, FACE, 20),
                                new BoardEntry(5, "cyd", 10),
                                new BoardEntry(6, "dan", 5)),
                        false));
    }

    @Test
    void on_an_ascending_board_the_lowest_score_is_the_best() {
        RankingUnderTest ranking = rank(SortOrder.ASC, TIES);

        assertThat(ranking.page(0, 9))
                .isEqualTo(new BoardPage(
                        6,
                        List.of(
                                new BoardEntry(1, "dan", 5),
                                new BoardEntry(2, "cyd", 10),
                                new BoardEntry(3, "bob", 20),
                                new BoardEntry(3, TILDE, 20),
                                new BoardEntry(3, FACE, 20),
                                new BoardEntry(6, "ada", 30)),
                        false));
        assertThat(ranking.standing("bob")).hasValue(new Standing("bob", 20, 3L, 6, 1, new NextRank(2, 10, 10)));
    }

    @Test
    void negative_scores_and_the_largest_on_both_sides_are_exact() {
        Map<String, Long> scores = Map.of(
                "most", LARGEST, "almost", LARGEST - 1, "nil", 0L, "minus", -1L, "least", -LARGEST, "last", -LARGEST);

        RankingUnderTest highest = rank(SortOrder.DESC, scores);
        assertThat(highest.page(0, 9).entries())
                .containsExactly(
                        new BoardEntry(1, "most", LARGEST),
                        new BoardEntry(2, "almost", LARGEST - 1),
                        new BoardEntry(3, "nil", 0),
                        new BoardEntry(4, "minus", -1),
                        new BoardEntry(5, "last", -LARGEST),
                        new BoardEntry(5, "least", -LARGEST));
        assertThat(highest.standing("last"))
                .hasValue(new Standing("last", -LARGEST, 5L, 6, 0, new NextRank(4, -1, LARGEST - 1)));
        assertThat(highest.after(-1, "minus", 1).entries()).containsExactly(new BoardEntry(5, "last", -LARGEST));

        RankingUnderTest lowest = rank(SortOrder.ASC, scores);
        assertThat(lowest.page(4, 5).entries())
                .containsExactly(new BoardEntry(5, "almost", LARGEST - 1), new BoardEntry(6, "most", LARGEST));
        assertThat(lowest.standing("most"))
                .hasValue(new Standing("most", LARGEST, 6L, 6, 0, new NextRank(5, LARGEST - 1, 1)));
    }

    @Test
    void hidden_players_are_in_no_read_and_leave_no_gap() {
        RankingUnderTest ranking = rank(new ScoredBoard(SortOrder.DESC, TIES, Set.of("ada", TILDE), WHOLE));

        assertThat(ranking.page(0, 9))
                .isEqualTo(new BoardPage(
                        4,
                        List.of(
                                new BoardEntry(1, "bob", 20),
                                new BoardEntry(1, FACE, 20),
                                new BoardEntry(3, "cyd", 10),
                                new BoardEntry(4, "dan", 5)),
                        false));
        assertThat(ranking.standing("ada")).isEmpty();
        assertThat(ranking.around("ada", 1)).isEmpty();
        assertThat(ranking.among(List.of("ada", "bob", TILDE)).entries()).containsExactly(new BoardEntry(1, "bob", 20));
        assertThat(ranking.standing("cyd")).hasValue(new Standing("cyd", 10, 3L, 4, 1, new NextRank(1, 20, 10)));
    }

    @Test
    void a_range_may_cut_a_tie_and_ends_with_the_board() {
        RankingUnderTest ranking = rank(SortOrder.DESC, TIES);

        assertThat(ranking.page(2, 3))
                .isEqualTo(new BoardPage(6, List.of(new BoardEntry(2, TILDE, 20), new BoardEntry(2, FACE, 20)), true));
        assertThat(ranking.page(5, 99)).isEqualTo(new BoardPage(6, List.of(new BoardEntry(6, "dan", 5)), false));
        assertThat(ranking.page(6, 99)).isEqualTo(new BoardPage(6, List.of(), false));
    }

    @Test
    void around_a_player_are_as_many_on_the_other_side_as_lack_at_an_end() {
        RankingUnderTest ranking = rank(SortOrder.DESC, TIES);

        assertThat(ranking.around(TILDE, 1))
                .hasValue(new BoardPage(
                        6,
                        List.of(
                                new BoardEntry(2, "bob", 20),
                                new BoardEntry(2, TILDE, 20),
                                new BoardEntry(2, FACE, 20)),
                        true));
        assertThat(ranking.around("ada", 1).map(BoardPage::entries))
                .hasValue(ranking.page(0, 2).entries());
        assertThat(ranking.around("dan", 2).map(BoardPage::entries))
                .hasValue(ranking.page(1, 5).entries());
        assertThat(ranking.around("dan", 9).map(BoardPage::entries))
                .hasValue(ranking.page(0, 5).entries());
        assertThat(ranking.around("nobody", 9)).isEmpty();
    }

    @Test
    void a_page_goes_on_after_an_entry_even_if_its_player_is_gone() {
        RankingUnderTest ranking = rank(SortOrder.DESC, TIES);

        assertThat(ranking.after(20, "bob", 2)).isEqualTo(ranking.page(2, 3));
        assertThat(ranking.after(20, "c", 2)).isEqualTo(ranking.page(2, 3));
        assertThat(ranking.after(15, "gone", 9)).isEqualTo(ranking.page(4, 12));
        assertThat(ranking.after(5, "dan", 9).entries()).isEmpty();
        assertThat(ranking.after(20, FACE, 1).entries()).containsExactly(new BoardEntry(5, "cyd", 10));
    }

    @Test
    void some_players_have_the_ranks_that_they_have_on_the_whole_board() {
        assertThat(rank(SortOrder.DESC, TIES).among(List.of("dan", FACE, "nobody", "ada", "dan")))
                .isEqualTo(new BoardPage(
                        6,
                        List.of(new BoardEntry(1, "ada", 30), new BoardEntry(2, FACE, 20), new BoardEntry(6, "dan", 5)),
                        false));
    }

    @Test
    void a_standing_names_the_nearest_better_score_and_the_number_of_worse_players() {
        RankingUnderTest ranking = rank(SortOrder.DESC, TIES);

        assertThat(ranking.standing("ada")).hasValue(new Standing("ada", 30, 1L, 6, 5, null));
        assertThat(ranking.standing(FACE)).hasValue(new Standing(FACE, 20, 2L, 6, 2, new NextRank(1, 30, 10)));
        assertThat(ranking.standing("dan")).hasValue(new Standing("dan", 5, 6L, 6, 0, new NextRank(5, 10, 5)));
        assertThat(ranking.standing("nobody")).isEmpty();
    }

    @Test
    void below_its_depth_a_board_has_scores_but_no_ranks() {
        RankingUnderTest ranking = rank(new ScoredBoard(SortOrder.DESC, TIES, Set.of(), 3));

        assertThat(ranking.page(1, 9))
                .isEqualTo(
                        new BoardPage(3, List.of(new BoardEntry(2, "bob", 20), new BoardEntry(2, TILDE, 20)), false));
        assertThat(ranking.standing(TILDE)).hasValue(new Standing(TILDE, 20, 2L, 3, 0, new NextRank(1, 30, 10)));
        assertThat(ranking.standing(FACE)).hasValue(new Standing(FACE, 20, null, 3, 0, null));
        assertThat(ranking.around(FACE, 1)).isEmpty();
        assertThat(ranking.among(List.of(FACE, "bob")).entries()).containsExactly(new BoardEntry(2, "bob", 20));
        assertThat(ranking.after(20, TILDE, 9).entries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_read_of_a_random_board_is_as_a_plain_sort_has_it(SortOrder order) {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            ScoredBoard board = random(order, random);
            PlainRanking plain = new PlainRanking(board.visible(), order, board.depth());
            RankingUnderTest ranking = rank(board);

            for (String player : PLAYERS) {
                int range = random.nextInt(6);
                assertThat(ranking.standing(player)).as("seed %d", seed).isEqualTo(plain.standing(player));
                assertThat(ranking.around(player, range)).as("seed %d", seed).isEqualTo(plain.around(player, range));
            }
            List<String> some =
                    PLAYERS.stream().filter(player -> random.nextBoolean()).toList();
            assertThat(ranking.among(some)).as("seed %d", seed).isEqualTo(plain.among(some));
            int start = random.nextInt(30);
            assertThat(ranking.page(start, start + 5L)).as("seed %d", seed).isEqualTo(plain.page(start, start + 5L));
            assertThat(walk(ranking, 1 + random.nextInt(4))).as("seed %d", seed).isEqualTo(plain.entries());
        }
    }

    static ScoredBoard random(SortOrder order, Random random) {
        Map<String, Long> scores = new HashMap<>();
        PLAYERS.stream()
                .filter(player -> random.nextInt(4) > 0)
                .forEach(player -> scores.put(player, random.nextLong(8) - 3));
        Set<String> hidden = Set.copyOf(scores.keySet().stream()
                .sorted()
                .filter(player -> random.nextInt(8) == 0)
                .toList());
        return new ScoredBoard(order, scores, hidden, 1 + random.nextInt(40));
    }

    // All entries, page after page.
    static List<BoardEntry> walk(RankingUnderTest ranking, int limit) {
        BoardPage page = ranking.page(0, limit - 1L);
        List<BoardEntry> walked = new ArrayList<>(page.entries());
        while (page.more()) {
            BoardEntry last = walked.get(walked.size() - 1);
            page = ranking.after(last.score(), last.playerId(), limit);
            walked.addAll(page.entries());
        }
        return walked;
    }
}
