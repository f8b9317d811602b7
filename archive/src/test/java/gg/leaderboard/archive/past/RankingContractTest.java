package gg.leaderboard.archive.past;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import gg.leaderboard.standings.board.BoardPage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A ranking that does nothing fails every test of the contract. */
class RankingContractTest {

    @Test
    void a_ranking_without_players_fails_every_test_of_the_contract() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(OfNothing.class))
                .execute()
                .testEvents()
                .assertStatistics(tests -> tests.started(12).failed(12));
    }

    static class OfNothing extends RankingContract {

        @Override
        RankingUnderTest rank(ScoredBoard board) {
            BoardPage empty = new BoardPage(0, List.of(), false);
            return new RankingUnderTest(
                    (start, end) -> empty,
                    (score, player, limit) -> empty,
                    (player, range) -> Optional.empty(),
                    players -> empty,
                    player -> Optional.empty());
        }
    }
}
