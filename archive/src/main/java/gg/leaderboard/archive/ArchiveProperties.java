package gg.leaderboard.archive;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.StandingsStore;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param folds which of the folds run here
 * @param standingsStore where the fold of current standings writes
 * @param checkInterval how often an idle partition looks whether the log goes on where it ended
 * @param maxBackOff longest wait between attempts while a store or Kafka is away
 * @param acceptTrimmedLog whether a fold that has nothing of a log that lost its head begins where that begins now. What was
 *     deleted is then missing from it; otherwise the partition stops and readiness names the gap
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
