package gg.leaderboard.bench.run;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param events the number of events in the archive
 * @param players the number of players of these events
 * @param checkpointEvents the number of events between two checkpoints of the archive
 * @param questions the number of queries of each kind, each about another moment
 * @param checkAims whether a missed target fails the run
 */
record PointInTimeOptions(
        @DefaultValue("10000000") long events,
        @DefaultValue("100000") int players,
        @DefaultValue("20000") int checkpointEvents,
        @DefaultValue("20") int questions,
        @Name("assert") @DefaultValue("false") boolean checkAims) {}
