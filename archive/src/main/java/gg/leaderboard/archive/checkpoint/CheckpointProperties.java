package gg.leaderboard.archive.checkpoint;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether this process takes checkpoints; queries of the past are slow without them
 * @param events events between two checkpoints; a query of the past folds as many
 * @param totalsAfter fewest changes of a period before they are added up; more for a larger board
 * @param checkInterval time between two looks for enough new events
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
