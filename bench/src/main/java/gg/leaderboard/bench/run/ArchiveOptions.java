package gg.leaderboard.bench.run;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param events the number of records in the log
 * @param players the number of players that the events are spread over, unevenly
 * @param duplicates the share of the records that are copies
 * @param seed the same seed generates the same events
 * @param checkAims whether a missed target fails the run
 */
record ArchiveOptions(
        @DefaultValue("1000000") int events,
        @DefaultValue("100000") int players,
        @DefaultValue("0") double duplicates,
        @DefaultValue("1") long seed,
        @Name("assert") @DefaultValue("false") boolean checkAims) {}
