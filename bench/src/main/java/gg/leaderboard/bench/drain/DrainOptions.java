package gg.leaderboard.bench.drain;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param events the number of records in the log
 * @param players the number of players that the events are spread over, unevenly
 * @param duplicates the share of the records that are copies
 * @param seed the same seed generates the same events
 * @param naiveEvents the number of events that the naive consumer processes
 * @param changes values of {@code leaderboard.processor.max-changes-behind} to calibrate with
 * @param consumers values of {@code leaderboard.processor.concurrency} to calibrate with
 * @param processors numbers of processors to compare
 * @param checkAims whether a missed target fails the run
 */
record DrainOptions(
        @DefaultValue("1000000") int events,
        @DefaultValue("100000") int players,
        @DefaultValue("0") double duplicates,
        @DefaultValue("1") long seed,
        @DefaultValue("50000") int naiveEvents,

        @DefaultValue({"300", "500", "1000", "1500", "3000"})
        List<Integer> changes,

        @DefaultValue({"1", "2", "3", "4", "6"}) List<Integer> consumers,
        @DefaultValue({"1", "2", "3", "4"}) List<Integer> processors,
        @Name("assert") @DefaultValue("false") boolean checkAims) {}
