package gg.leaderboard.archive.past;

import gg.leaderboard.fixtures.PlainRanking;

/** The model that the other rankings are compared with keeps the contract, too. */
class PlainRankingTest extends RankingContract {

    @Override
    RankingUnderTest rank(ScoredBoard board) {
        PlainRanking ranking = new PlainRanking(board.visible(), board.order(), board.depth());
        return new RankingUnderTest(ranking::page, ranking::after, ranking::around, ranking::among, ranking::standing);
    }
}
