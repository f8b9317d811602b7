package gg.leaderboard.archive.checkpoint;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether this archive takes checkpoints; queries of the past are slow without them
 * @param events number of events between two checkpoints, at least 1; a query of the past folds up to as many
 * @param totalsAfter minimum number of score changes of a period before they are summed up, at least 1; more for a larger board
 * @param checkInterval interval between two checks
 */
@ConfigurationProperties("leaderboard.archive.checkpoints")
record CheckpointProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("20000") int events,
        @DefaultValue("100000") int totalsAfter,
        @DefaultValue("2s") Duration checkInterval) {

    CheckpointProperties {
        if (events < 1) {
            throw new IllegalArgumentException(
                    "leaderboard.archive.checkpoints.events must be at least 1; was " + events);
        }
        if (totalsAfter < 1) {
            throw new IllegalArgumentException(
                    "leaderboard.archive.checkpoints.totals-after must be at least 1; was " + totalsAfter);
        }
    }
}
