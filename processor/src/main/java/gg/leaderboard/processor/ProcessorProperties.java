package gg.leaderboard.processor;

import gg.leaderboard.standings.fold.UpdateLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the processor.
 *
 * @param concurrency consumers that share the partitions; while one waits for Redis the others decode and fold
 * @param maxChangesPerCall about how many changes one call to Redis holds; 300 block Redis for about a millisecond
 * @param maxChangesBehind about how many changes one call to Redis holds while a partition is behind; 1,500 block Redis for
 *     about five milliseconds. Larger calls cost less per event, and readers wait longer
 * @param checkInterval time between two checks whether the shards have lost writes
 * @param maxBackOff longest wait between attempts while Redis or Kafka is unavailable
 * @param acceptTrimmedLog whether empty standings begin where a trimmed log begins now. Deleted events are then missing;
 *     otherwise the partition stops and readiness names the gap
 * @param openTransactionAfter age at which readiness names an open transaction that holds a partition back
 * @param printTopEvery number of events after which the five best players are printed; 0 for never
 */
@Validated
@ConfigurationProperties("leaderboard.processor")
public record ProcessorProperties(
        @DefaultValue("3") @Min(1) @Max(64) int concurrency,
        @DefaultValue("300") @Min(1) @Max(3000) int maxChangesPerCall,
        @DefaultValue("1500") @Min(1) @Max(3000) int maxChangesBehind,
        @DefaultValue("1s") Duration checkInterval,
        @DefaultValue("5s") Duration maxBackOff,
        @DefaultValue("false") boolean acceptTrimmedLog,
        @DefaultValue("10s") Duration openTransactionAfter,
        @DefaultValue("0") @Min(0) int printTopEvery) {

    /** How many changes one call to Redis holds. */
    public UpdateLimits limits() {
        return new UpdateLimits(maxChangesPerCall, maxChangesBehind);
    }
}
