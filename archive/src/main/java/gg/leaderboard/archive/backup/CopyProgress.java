package gg.leaderboard.archive.backup;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints how much has been copied, every two seconds. */
final class CopyProgress {

    private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

    private final PrintStream out;
    private final long begin = System.nanoTime();
    private long printed = begin;
    private long total;
    private long copied;

    CopyProgress(PrintStream out) {
        this.out = out;
    }

    /** @param bytes the size of all files when they were listed; they may grow */
    void start(long bytes) {
        total = bytes;
    }

    void add(long bytes) {
        copied += bytes;
        if (System.nanoTime() - printed > INTERVAL) {
            printed = System.nanoTime();
            out.printf("copied %,d of about %,d MB%n", megabytes(copied), megabytes(Math.max(copied, total)));
        }
    }

    /** What was copied and how long it took: {@code 1,234 MB in 5.6 s}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d MB in %.1f s", megabytes(copied), (System.nanoTime() - begin) / 1e9);
    }

    static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
