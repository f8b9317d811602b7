package gg.leaderboard.processor;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param concurrency how many consumers share the partitions; while one waits for Redis the others decode and fold
 * @param maxChangesPerCall about how many changes one call to Redis holds; some three hundred block it for about a
 *     millisecond
 * @param checkInterval how often an idle partition asks the shards whether they have lost writes
 * @param maxBackOff longest wait between attempts while Redis or Kafka is away
 * @param acceptTrimmedLog whether standings that have nothing of a log that lost its head begin where it begins now. What
 *     was deleted is then missing from them; otherwise the partition stops and readiness names the gap
 * @param openTransactionAfter after how long readiness names a transaction that holds a partition back
 * @param printTopEvery after how many events the five best players are printed; 0 for never
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
