package gg.leaderboard.archive;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.StandingsStore;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param folds folds that run in this process
 * @param standingsStore store of current standings: {@code postgres} or {@code cassandra}
 * @param checkInterval time between two checks of an idle partition
 * @param maxBackOff longest wait between attempts while a store or Kafka is away
 * @param acceptTrimmedLog whether an empty fold begins where a trimmed log begins now. Deleted events are then missing;
 *     otherwise the partition stops and readiness names the gap
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
