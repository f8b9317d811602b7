package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.FoldedScores;
import gg.leaderboard.archive.checkpoint.HiddenPlayers;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class PastRankingTest extends RankingContract {

    @Override
    RankingUnderTest rank(ScoredBoard board) {
        StandingsUpdate update = new Fold(Shards.ONE, PROPERTIES, Integer.MAX_VALUE)
                .fold(0, new LogPartition("topic", 0), StandingsUpdate.NOTHING_APPLIED, board.records(), Set.of());
        HiddenPlayers hidden = new HiddenPlayers();
        hidden.add(update);
        BoardSnapshot snapshot =
                new BoardSnapshot(BOARD, FoldedScores.of(BoardPeriod.allTime(BOARD, 1), update), hidden);
        return new Past(new PastRanking(snapshot.visible(), board.order(), board.depth()));
    }

    private record Past(PastRanking ranking) implements RankingUnderTest {

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
