package gg.leaderboard.archive.past;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.fixtures.PlainRanking;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.board.Standing.NextRank;
import gg.leaderboard.standings.definition.SortOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model that the other rankings are compared with keeps the contract, too. */
class PlainRankingTest extends RankingContract {

    @Override
    RankingUnderTest rank(ScoredBoard board) {
        PlainRanking ranking = new PlainRanking(board.visible(), board.order(), board.depth());
        return new RankingUnderTest(ranking::page, ranking::after, ranking::around, ranking::among, ranking::standing);
    }

    // The contract would compare the model with itself. This compares it with positions in a sorted list.
    @Override
    @ParameterizedTest
    @EnumSource
    void every_read_of_a_random_board_is_as_a_plain_sort_has_it(SortOrder order) {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            ScoredBoard board = random(order, random);
            List<BoardEntry> all = sort(board);
            List<BoardEntry> ranked = all.subList(0, (int) Math.min(board.depth(), all.size()));
            RankingUnderTest ranking = rank(board);

            assertThat(walk(ranking, 1 + random.nextInt(4))).as("seed %d", seed).isEqualTo(ranked);
            for (int place = 0; place < ranked.size(); place++) {
                String player = ranked.get(place).playerId();
                int range = random.nextInt(6);
                int last = Math.min(Math.max(place + range, 2 * range), ranked.size() - 1);
                assertThat(ranking.page(place, place + 2L))
                        .as("seed %d", seed)
                        .isEqualTo(page(ranked, place, Math.min(place + 2, ranked.size() - 1)));
                assertThat(ranking.around(player, range))
                        .as("seed %d", seed)
                        .hasValue(page(ranked, Math.max(0, last - 2 * range), last));
            }
            assertThat(PLAYERS)
                    .as("seed %d", seed)
                    .allSatisfy(
                            player -> assertThat(ranking.standing(player)).isEqualTo(standing(all, ranked, player)));
            List<String> some =
                    PLAYERS.stream().filter(player -> random.nextBoolean()).toList();
            assertThat(ranking.among(some).entries())
                    .as("seed %d", seed)
                    .isEqualTo(ranked.stream()
                            .filter(entry -> some.contains(entry.playerId()))
                            .toList());
        }
    }

    // A player has the rank of the one before with the same score, and otherwise the position as rank.
    private static List<BoardEntry> sort(ScoredBoard board) {
        Comparator<Map.Entry<String, Long>> byScore = Map.Entry.comparingByValue();
        List<Map.Entry<String, Long>> scores = board.visible().entrySet().stream()
                .sorted((board.order() == SortOrder.DESC ? byScore.reversed() : byScore)
                        .thenComparing(
                                entry -> HexFormat.of().formatHex(entry.getKey().getBytes(UTF_8))))
                .toList();
        List<BoardEntry> sorted = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            long score = scores.get(i).getValue();
            boolean tied = i > 0 && sorted.get(i - 1).score() == score;
            sorted.add(new BoardEntry(
                    tied ? sorted.get(i - 1).rank() : i + 1, scores.get(i).getKey(), score));
        }
        return sorted;
    }

    private static BoardPage page(List<BoardEntry> ranked, int first, int last) {
        return new BoardPage(ranked.size(), ranked.subList(first, last + 1), last + 1 < ranked.size());
    }

    private static Optional<Standing> standing(List<BoardEntry> all, List<BoardEntry> ranked, String player) {
        return all.stream()
                .filter(entry -> entry.playerId().equals(player))
                .findFirst()
                .map(entry -> ranked.contains(entry)
                        ? new Standing(
                                player,
                                entry.score(),
                                entry.rank(),
                                ranked.size(),
                                ranked.stream()
                                        .dropWhile(other -> other.rank() <= entry.rank())
                                        .count(),
                                entry.rank() == 1 ? null : next(ranked.get((int) entry.rank() - 2), entry.score()))
                        : new Standing(player, entry.score(), null, ranked.size(), 0, null));
    }

    private static NextRank next(BoardEntry better, long score) {
        return new NextRank(better.rank(), better.score(), Math.abs(better.score() - score));
    }
}
