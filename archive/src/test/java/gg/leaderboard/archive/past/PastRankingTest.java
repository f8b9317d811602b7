package gg.leaderboard.archive.past;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.definition.SortOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PastRankingTest {

    // Java compares the last two strings in the opposite order.
    private static final List<String> PLAYERS = Stream.concat(
                    Stream.iterate(0, i -> i + 1).limit(30).map(i -> "p" + i), Stream.of("～", "😀"))
            .toList();

    @ParameterizedTest
    @EnumSource
    void some_players_have_their_ranks_on_the_whole_board(SortOrder order) {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Map<String, Long> scores = new HashMap<>();
            int players = random.nextInt(PLAYERS.size());
            for (int i = 0; i < players; i++) {
                scores.put(any(random), random.nextLong(6));
            }
            long depth = 1 + random.nextInt(40);
            List<String> asked = new ArrayList<>(List.of("nobody"));
            int some = random.nextInt(20);
            for (int i = 0; i < some; i++) {
                asked.add(any(random));
            }

            BoardPage among = new PastRanking(scores, order, depth).among(asked);

            assertThat(among.entries())
                    .as("seed %d", seed)
                    .isEqualTo(naively(scores, order, depth).stream()
                            .filter(entry -> asked.contains(entry.playerId()))
                            .toList());
            assertThat(among.totalPlayers()).isEqualTo(Math.min(depth, scores.size()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void consecutive_pages_contain_the_whole_board(SortOrder order) {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Map<String, Long> scores = new HashMap<>();
            int players = 1 + random.nextInt(PLAYERS.size());
            for (int i = 0; i < players; i++) {
                scores.put(any(random), random.nextLong(6));
            }
            long depth = 1 + random.nextInt(40);
            PastRanking ranking = new PastRanking(scores, order, depth);

            BoardPage page = ranking.page(0, 2);
            List<BoardEntry> walked = new ArrayList<>(page.entries());
            while (page.more()) {
                BoardEntry last = walked.get(walked.size() - 1);
                page = ranking.after(last.score(), last.playerId(), 3);
                walked.addAll(page.entries());
            }

            assertThat(walked).as("seed %d", seed).isEqualTo(naively(scores, order, depth));
        }
    }

    private static List<BoardEntry> naively(Map<String, Long> scores, SortOrder order, long depth) {
        return scores.entrySet().stream()
                .map(own -> new BoardEntry(
                        1
                                + scores.values().stream()
                                        .filter(other -> order == SortOrder.DESC
                                                ? other > own.getValue()
                                                : other < own.getValue())
                                        .count(),
                        own.getKey(),
                        own.getValue()))
                .sorted(BoardEntry.BEST_FIRST)
                .limit(depth)
                .toList();
    }

    private static String any(Random random) {
        return PLAYERS.get(random.nextInt(PLAYERS.size()));
    }
}
