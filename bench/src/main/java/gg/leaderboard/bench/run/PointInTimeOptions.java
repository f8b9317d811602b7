package gg.leaderboard.bench.run;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param events how many are in the archive
 * @param players who they are of
 * @param checkpointEvents how many lie between two checkpoints of the archive
 * @param questions how many of each kind are asked, each about another moment
 * @param checkAims whether a missed aim fails the run
 */
record PointInTimeOptions(
        @DefaultValue("10000000") long events,
        @DefaultValue("100000") int players,
        @DefaultValue("20000") int checkpointEvents,
        @DefaultValue("20") int questions,
        @Name("assert") @DefaultValue("false") boolean checkAims) {}
