package gg.leaderboard.processor;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param concurrency the number of consumers that share the partitions; while one waits for Redis the others decode and fold
 * @param maxChangesPerCall the approximate number of changes in one call to Redis; 300 block Redis for about a millisecond
 * @param checkInterval how often an idle partition checks whether the shards have lost writes
 * @param maxBackOff the longest wait between attempts while Redis or Kafka is unavailable
 * @param acceptTrimmedLog whether empty standings may start at the beginning of a log whose first records were deleted. The
 *     deleted events are then missing from the standings; otherwise the partition stops and readiness reports the gap
 * @param openTransactionAfter how long a transaction may block a partition before readiness reports it
 * @param printTopEvery the number of events after which the five best players are logged; 0 for never
 */
@Validated
@ConfigurationProperties("leaderboard.processor")
public record ProcessorProperties(
        @DefaultValue("3") @Min(1) @Max(64) int concurrency,
        @DefaultValue("300") @Min(1) @Max(3000) int maxChangesPerCall,
        @DefaultValue("1s") Duration checkInterval,
        @DefaultValue("5s") Duration maxBackOff,
        @DefaultValue("false") boolean acceptTrimmedLog,
        @DefaultValue("10s") Duration openTransactionAfter,
        @DefaultValue("0") @Min(0) int printTopEvery) {}
