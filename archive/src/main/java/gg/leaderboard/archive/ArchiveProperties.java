package gg.leaderboard.archive;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.StandingsStore;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the folds.
 *
 * @param folds the folds that run here
 * @param standingsStore the store that the fold of current standings writes to
 * @param checkInterval how often an idle partition is checked against the end of the log
 * @param maxBackOff longest wait between retries while a store or Kafka is unavailable
 * @param acceptTrimmedLog whether a fold without progress starts at the first offset that Kafka still has. Deleted records are then
 *     missing from it. Otherwise the partition stops and readiness names the gap
 */
@ConfigurationProperties("leaderboard.archive")
public record ArchiveProperties(
        @DefaultValue({"events", "statistics", "leaderboards", "dead-letters"})
        Set<FoldName> folds,

        @DefaultValue("postgres") StandingsStore standingsStore,
        @DefaultValue("1s") Duration checkInterval,
        @DefaultValue("5s") Duration maxBackOff,
        @DefaultValue("false") boolean acceptTrimmedLog) {

    /** Whether {@code fold} writes to PostgreSQL here. */
    public boolean writes(FoldName fold) {
        return folds.contains(fold) && (fold != FoldName.LEADERBOARDS || standingsStore == StandingsStore.POSTGRES);
    }
}
