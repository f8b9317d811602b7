package gg.leaderboard.archive.leaderboard;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.log.consumer.OffsetRange;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.SortOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Tests that a store without any function fails the contract. */
class CurrentStandingsContractTest {

    @Test
    void a_store_that_does_nothing_fails_every_test_of_the_contract() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(OfNothing.class))
                .execute()
                .testEvents()
                .assertStatistics(tests -> tests.started(15).failed(15));
    }

    static class OfNothing extends CurrentStandingsContract {

        @Override
        StandingsUnderTest start() {
            return new Nothing();
        }
    }

    private static final class Nothing implements StandingsUnderTest, CurrentStandings {

        @Override
        public void begin(Definitions boards) {
            // There are no data to delete.
        }

        @Override
        public PartitionFold fold(LogPartition partition) {
            return new NothingFolded(partition);
        }

        @Override
        public CurrentStandings standings() {
            return this;
        }

        @Override
        public List<BoardEntry> top(BoardPeriod board, SortOrder order, int limit) {
            return List.of();
        }

        @Override
        public void close() {
            // No connection was opened.
        }
    }

    private record NothingFolded(LogPartition partition) implements PartitionFold {

        @Override
        public long resumeAt(OffsetRange log) {
            return log.start();
        }

        @Override
        public Optional<Instant> lastTime() {
            return Optional.empty();
        }

        @Override
        public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong pass(long last) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong check() {
            return OptionalLong.empty();
        }
    }
}
