package gg.leaderboard.bench.run;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param players the sizes of the board, measured one after the other
 * @param connections the number of clients; each sends its next request as soon as it has a response
 * @param rate requests per second for a rank or the players around; their latency is measured at this rate, not at the
 * maximum
 * @param duration the time of each measurement
 * @param rounds how often the top ten and the static file are measured in turn
 * @param checkAims whether a missed target fails the run
 */
record ReadsOptions(
        @DefaultValue({"1000000", "10000000"}) List<Integer> players,
        @DefaultValue("16") int connections,
        @DefaultValue("1000") int rate,
        @DefaultValue("10s") Duration duration,
        @DefaultValue("3") int rounds,
        @Name("assert") @DefaultValue("false") boolean checkAims) {}
