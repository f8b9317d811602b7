package gg.leaderboard.bench.run;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param rate events a second, sent by a schedule that does not wait for anything
 * @param warmUp how long before samples count
 * @param duration for how long they do
 * @param checkAims whether a missed aim fails the run
 */
record LatencyOptions(
        @DefaultValue("1000") int rate,
        @DefaultValue("15s") Duration warmUp,
        @DefaultValue("60s") Duration duration,
        @Name("assert") @DefaultValue("false") boolean checkAims) {}
