package gg.leaderboard.archive.checkpoint;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether checkpoints are taken here; questions about the past are slow without
 * @param events how many events lie between two of them; a question about the past folds as many
 * @param totalsAfter how many changes of a period are kept before they are added up, at least; more for a larger board
 * @param checkInterval how often it is looked whether there are as many
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
