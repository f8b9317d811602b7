package gg.leaderboard.bench.run;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param clients how many watch the global board
 * @param stuck how many more connect and then never read
 * @param rate events a second, by a schedule that waits for nothing
 * @param warmUp how long before anything counts
 * @param duration for how long it does
 * @param checkAims whether a missed aim fails the run
 */
record CrowdOptions(
        @DefaultValue("2000") int clients,
        @DefaultValue("10") int stuck,
        @DefaultValue("1000") int rate,
        @DefaultValue("30s") Duration warmUp,
        @DefaultValue("10m") Duration duration,
        @Name("assert") @DefaultValue("false") boolean checkAims) {}
