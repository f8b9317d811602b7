package gg.leaderboard.bench.run;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param rate events per second, sent on a fixed schedule
 * @param warmUp the time before samples count
 * @param duration the time for which samples count
 * @param checkAims whether a missed target fails the run
 */
record LatencyOptions(
        @DefaultValue("1000") int rate,
        @DefaultValue("15s") Duration warmUp,
        @DefaultValue("60s") Duration duration,
        @Name("assert") @DefaultValue("false") boolean checkAims) {}
