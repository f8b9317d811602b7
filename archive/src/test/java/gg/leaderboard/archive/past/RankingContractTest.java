package gg.leaderboard.archive.past;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Standing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A contract that a ranking could keep by doing nothing would be none. */
class RankingContractTest {

    @Test
    void a_ranking_of_nobody_keeps_no_part_of_the_contract() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(OfNothing.class))
                .execute()
                .testEvents()
                .assertStatistics(tests -> tests.started(12).failed(12));
    }

    static class OfNothing extends RankingContract {

        @Override
        RankingUnderTest rank(ScoredBoard board) {
            return new Nothing();
        }
    }

    private static final class Nothing implements RankingUnderTest {

        private static final BoardPage EMPTY = new BoardPage(0, List.of(), false);

        @Override
        public BoardPage page(long start, long end) {
            return EMPTY;
        }

        @Override
        public BoardPage after(long score, String player, int limit) {
            return EMPTY;
        }

        @Override
        public Optional<BoardPage> around(String player, int range) {
            return Optional.empty();
        }

        @Override
        public BoardPage among(List<String> players) {
            return EMPTY;
        }

        @Override
        public Optional<Standing> standing(String player) {
            return Optional.empty();
        }
    }
}
