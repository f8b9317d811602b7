package gg.leaderboard.faults;

import gg.leaderboard.faults.schedule.Schedule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs seeds, prints a line for each, and at the end the counts by fault. */
final class Faults {

    private final Map<String, int[]> counts = new TreeMap<>();
    private final Options options;
    private final Path target;
    private final PrintStream out;
    private int equal;
    private int failed;

    /** @param target for the directories of the runs; that of a failed run stays */
    Faults(Options options, Path target, PrintStream out) {
        this.options = options;
        this.target = target;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        int failed = new Faults(options, Path.of("target", "runs"), System.out).run();
        System.exit(failed == 0 ? 0 : 1);
    }

    /** Returns the number of runs that failed. */
    int run() throws IOException, InterruptedException {
        long deadline = System.nanoTime()
                + Duration.ofMillis((long) (options.minutes() * 60_000)).toNanos();
        FaultRuns servers = null;
        Path directory = target;
        int onThese = 0;
        for (int i = 0; i < options.runs() && System.nanoTime() < deadline; i++) {
            if (servers != null && onThese == options.fresh()) {
                servers.close();
                delete(directory);
                servers = null;
            }
            if (servers == null) {
                directory = target.resolve("from-" + (options.seed() + i) + "-" + System.currentTimeMillis())
                        .toAbsolutePath();
                try {
                    servers = new FaultRuns(directory, options.setup());
                } catch (AssertionError e) {
                    out.printf("The servers did not start; logs in %s%n%s%n", directory, e.getMessage());
                    failed++;
                    break;
                }
                onThese = 0;
            }
            onThese++;
            if (!run(servers, Schedule.of(options.seed() + i, options.setup()), directory)) {
                servers.close();
                servers = null;
            }
        }
        if (servers != null) {
            servers.close();
            delete(directory);
        }
        printCounts();
        return failed;
    }

    private boolean run(FaultRuns servers, Schedule schedule, Path directory) throws InterruptedException {
        String problem = null;
        try {
            FaultRuns.Result result = servers.run(schedule);
            equal++;
            out.printf(
                    "seed %d: equal, %d records, %.1f s, healed in %.1f s, %s%n",
                    schedule.seed(),
                    result.records(),
                    result.seconds(),
                    result.healing(),
                    result.answers().statuses());
        } catch (AssertionError | RuntimeException e) {
            failed++;
            problem = e.toString();
            out.printf("seed %d: FAILED; logs in %s%n%s%s%n", schedule.seed(), directory, schedule, problem);
        }
        count(schedule, problem);
        return problem == null;
    }

    private void count(Schedule schedule, @Nullable String problem) {
        schedule.groups().forEach(group -> counts.computeIfAbsent(group, key -> new int[2])[problem == null ? 0 : 1]++);
    }

    private void printCounts() {
        out.printf("%d runs equal, %d failed. Faults in equal runs, and in failed runs:%n", equal, failed);
        counts.forEach((group, both) -> out.printf("  %-32s %4d %4d%n", group, both[0], both[1]));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
