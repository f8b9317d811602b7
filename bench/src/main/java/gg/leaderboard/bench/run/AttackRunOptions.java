package gg.leaderboard.bench.run;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param inputs the number of inputs to send
 * @param duration when to stop, even if inputs remain
 * @param seed the same seed generates the same inputs
 * @param bomb the largest decompressed size of a compressed record
 */
record AttackRunOptions(
        @DefaultValue("1000000") long inputs,
        @DefaultValue("12h") Duration duration,
        @DefaultValue("1") long seed,
        @DefaultValue("16MB") DataSize bomb) {}
