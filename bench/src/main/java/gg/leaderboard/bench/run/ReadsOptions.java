package gg.leaderboard.bench.run;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param players how many are on the board, one size after the other
 * @param connections how many clients ask, each again as soon as it has its answer
 * @param rate questions a second for a rank or the players around; as many as are answered tell a rate, but no latency
 * @param duration how long each measurement takes
 * @param rounds how often the top ten and the static file are measured in turn
 * @param checkAims whether a missed aim fails the run
 */
record ReadsOptions(
        @DefaultValue({"1000000", "10000000"}) List<Integer> players,
        @DefaultValue("16") int connections,
        @DefaultValue("1000") int rate,
        @DefaultValue("10s") Duration duration,
        @DefaultValue("3") int rounds,
        @Name("assert") @DefaultValue("false") boolean checkAims) {}
