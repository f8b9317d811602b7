package gg.leaderboard.faults;

import gg.leaderboard.faults.schedule.Setup;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The command line.
 *
 * @param seed of the first run; each further run has the next one
 * @param runs most runs
 * @param minutes after which no further run begins
 * @param fresh number of runs on the same servers, after which new ones are started
 */
record Options(long seed, int runs, double minutes, Setup setup, int fresh) {

    private static final Set<String> NAMES = Set.of("seed", "runs", "minutes", "brokers", "redis", "machine", "fresh");

    static final String HELP =
            "Usage: testing/faults/run [--seed=1] [--runs=10] [--minutes=60] [--brokers=1|3] [--redis=1|6] [--machine=false] [--fresh=10]";

    /** @throws IllegalArgumentException for an unknown option or a value that is no number */
    static Options of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        Arrays.stream(arguments).forEach(argument -> {
            String[] parts = argument.split("=", 2);
            if (!parts[0].startsWith("--") || !NAMES.contains(parts[0].substring(2)) || parts.length < 2) {
                throw new IllegalArgumentException("unknown option " + argument + "\n" + HELP);
            }
            given.put(parts[0].substring(2), parts[1]);
        });
        return new Options(
                Long.parseLong(given.getOrDefault("seed", "1")),
                Integer.parseInt(given.getOrDefault("runs", "10")),
                Double.parseDouble(given.getOrDefault("minutes", "60")),
                new Setup(
                        Integer.parseInt(given.getOrDefault("brokers", "1")),
                        Integer.parseInt(given.getOrDefault("redis", "1")),
                        Boolean.parseBoolean(given.getOrDefault("machine", "false"))),
                Integer.parseInt(given.getOrDefault("fresh", "10")));
    }
}
