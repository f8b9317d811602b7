package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.testbed.Redis;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long single calls of scripts kept Redis busy, as Redis measures it (INFO commandstats and latencystats, to two
 * digits). Readers of ranks call scripts, too.
 *
 * @param calls the number of calls
 * @param updates how many of them were updates that Redis applied; each sends one notice
 * @param seconds the total time
 * @param p50 the median in µs
 * @param p99 the 99th percentile in µs
 * @param max the longest call in µs
 */
record CallTimes(long calls, long updates, double seconds, double p50, double p99, double max) {

    private static final String COMMAND = "evalsha";

    /** Resets the statistics. Call this before the calls to be measured. */
    static void reset(Redis redis) {
        redis.commands().configSet("latency-tracking-info-percentiles", "50 99 100");
        redis.commands().configResetstat();
    }

    static CallTimes of(Redis redis) {
        Map<String, String> commands = redis.info("commandstats");
        Map<String, String> count = fields(commands.getOrDefault("cmdstat_" + COMMAND, ""));
        Map<String, String> notices = fields(commands.getOrDefault("cmdstat_publish", ""));
        Map<String, String> times =
                fields(redis.info("latencystats").getOrDefault("latency_percentiles_usec_" + COMMAND, ""));
        return new CallTimes(
                Long.parseLong(count.getOrDefault("calls", "0")),
                Long.parseLong(notices.getOrDefault("calls", "0")),
                number(count, "usec") / 1e6,
                number(times, "p50"),
                number(times, "p99"),
                number(times, "p100"));
    }

    private static Map<String, String> fields(String line) {
        return Arrays.stream(line.split(","))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }

    private static double number(Map<String, String> fields, String name) {
        return Double.parseDouble(fields.getOrDefault(name, "NaN"));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d calls, %,d of them updates, p50 %,.0f µs, p99 %,.0f µs, max %,.0f µs, together %.1f s",
                calls,
                updates,
                p50,
                p99,
                max,
                seconds);
    }
}
