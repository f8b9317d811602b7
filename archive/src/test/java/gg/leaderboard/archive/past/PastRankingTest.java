package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.FoldedScores;
import gg.leaderboard.archive.checkpoint.HiddenPlayers;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.StandingsUpdate;
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
        PastRanking ranking = new PastRanking(snapshot.visible(), board.order(), board.depth());
        return new RankingUnderTest(ranking::page, ranking::after, ranking::around, ranking::among, ranking::standing);
    }
}
