package gg.leaderboard.bench.run;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param inputs how many are sent
 * @param duration when to stop, however many were sent
 * @param seed the same seed makes the same inputs
 * @param bomb the largest record that is small only while it is compressed
 */
record AttackRunOptions(
        @DefaultValue("1000000") long inputs,
        @DefaultValue("12h") Duration duration,
        @DefaultValue("1") long seed,
        @DefaultValue("16MB") DataSize bomb) {}
