package gg.leaderboard.archive.past;

import gg.leaderboard.fixtures.PlainRanking;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Standing;
import java.util.List;
import java.util.Optional;

/** The model that the other rankings are compared with keeps the contract, too. */
class PlainRankingTest extends RankingContract {

    @Override
    RankingUnderTest rank(ScoredBoard board) {
        return new Plain(new PlainRanking(board.visible(), board.order(), board.depth()));
    }

    private record Plain(PlainRanking ranking) implements RankingUnderTest {

        @Override
        public BoardPage page(long start, long end) {
            return ranking.page(start, end);
        }

        @Override
        public BoardPage after(long score, String player, int limit) {
            return ranking.after(score, player, limit);
        }

        @Override
        public Optional<BoardPage> around(String player, int range) {
            return ranking.around(player, range);
        }

        @Override
        public BoardPage among(List<String> players) {
            return ranking.among(players);
        }

        @Override
        public Optional<Standing> standing(String player) {
            return ranking.standing(player);
        }
    }
}
