package gg.leaderboard.archive.store;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreStates;
import gg.leaderboard.standings.fold.StandingsProgress;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Tests that a store without any function fails the contract. */
class StandingsWriterContractTest {

    @Test
    void a_store_that_does_nothing_fails_every_test_of_the_contract() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(OfNothing.class))
                .execute()
                .testEvents()
                .assertStatistics(tests -> tests.started(8).failed(8));
    }

    static class OfNothing extends StandingsWriterContract {

        @Override
        void stop() {
            // No server was started.
        }

        @Override
        StandingsWriter empty() {
            return new Nothing();
        }

        @Override
        void expire() {
            // It stores nothing.
        }

        @Override
        long score() {
            return 0;
        }
    }

    private static final class Nothing implements StandingsWriter {

        @Override
        public UpdateOutcome apply(StandingsUpdate update) {
            return new UpdateOutcome.Applied();
        }

        @Override
        public Map<Integer, ScoreStates> scoreStates(
                LogPartition partition, long generation, Map<Integer, Set<ScoreKey>> keys) {
            return Map.of();
        }

        @Override
        public StandingsProgress progress(LogPartition partition) {
            return new StandingsProgress(
                    List.of(StandingsUpdate.NOTHING_APPLIED), Optional.empty(), GenerationStamp.NONE);
        }
    }
}
