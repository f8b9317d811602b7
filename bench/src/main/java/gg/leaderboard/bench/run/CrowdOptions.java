package gg.leaderboard.bench.run;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param clients the number of clients that watch the global board
 * @param stuck the number of further clients that connect and then never read
 * @param rate events per second, on a fixed schedule
 * @param warmUp the time before the measurement
 * @param duration the time of the measurement
 * @param checkAims whether a missed target fails the run
 */
record CrowdOptions(
        @DefaultValue("2000") int clients,
        @DefaultValue("10") int stuck,
        @DefaultValue("1000") int rate,
        @DefaultValue("30s") Duration warmUp,
        @DefaultValue("10m") Duration duration,
        @Name("assert") @DefaultValue("false") boolean checkAims) {}
