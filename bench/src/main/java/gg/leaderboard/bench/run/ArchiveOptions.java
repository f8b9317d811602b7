package gg.leaderboard.bench.run;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param events records in the log
 * @param players among whom they are spread, unevenly
 * @param duplicates which share of the records are copies
 * @param seed the same seed makes the same events
 * @param checkAims whether a missed aim fails the run
 */
record ArchiveOptions(
        @DefaultValue("1000000") int events,
        @DefaultValue("100000") int players,
        @DefaultValue("0") double duplicates,
        @DefaultValue("1") long seed,
        @Name("assert") @DefaultValue("false") boolean checkAims) {}
