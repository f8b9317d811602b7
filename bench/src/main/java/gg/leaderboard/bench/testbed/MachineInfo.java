package gg.leaderboard.bench.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The machine on which the benchmarks run. */
public final class MachineInfo {

    // The unit of /proc/stat on every architecture that Java runs on.
    private static final long MILLIS_PER_TICK = 10;
    // user nice system idle iowait irq softirq steal: all except idle and iowait.
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7, 8);

    private MachineInfo() {}

    /** Returns a text such as {@code 2 cores, JDK 17.0.15, Linux amd64}. */
    public static String describe() {
        return String.format(
                Locale.ROOT,
                "%d cores, JDK %s, %s %s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }

    /** Returns the CPU time of all processes since the machine was started; zero if the machine does not report it. */
    static Duration busy() {
        try {
            String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +", -1);
            long ticks = BUSY.stream().mapToLong(i -> Long.parseLong(fields[i])).sum();
            return Duration.ofMillis(ticks * MILLIS_PER_TICK);
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }
}
