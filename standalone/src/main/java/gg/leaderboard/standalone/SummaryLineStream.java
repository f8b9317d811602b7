package gg.leaderboard.standalone;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.boot.ansi.AnsiStyle;

/**
 * On a terminal, a summary line replaces the summary line before it, so the addresses printed before them stay on the
 * screen. A file or pipe gets at most one summary line a minute.
 */
final class SummaryLineStream extends PrintStream {

    private static final String SUMMARY = "Top five after ";

    // Moves to the line above and clears it. A long line is truncated rather than wrapped, because it must be one line.
    private static final String REPLACE = "\033[1A\033[2K";
    private static final String CUT = "\033[?7l";
    private static final String WRAP = "\033[?7h";

    private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private boolean afterSummary;
    private long nextInFile;

    /** @param nanos the time, by {@link System#nanoTime()} */
    SummaryLineStream(PrintStream out, LongSupplier nanos) {
        super(out, true, Charset.defaultCharset());
        this.nanos = nanos;
        this.nextInFile = nanos.getAsLong();
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        boolean summary = new String(bytes, from, count, StandardCharsets.UTF_8).contains(SUMMARY);
        if (!summary) {
            super.write(bytes, from, count);
        } else if (isTerminal()) {
            control(afterSummary ? REPLACE + CUT : CUT);
            super.write(bytes, from, count);
            control(WRAP);
        } else if (nanos.getAsLong() - nextInFile >= 0) {
            super.write(bytes, from, count);
            nextInFile = nanos.getAsLong() + INTERVAL_NANOS;
        }
        afterSummary = summary;
    }

    private void control(String sequence) {
        byte[] bytes = sequence.getBytes(StandardCharsets.US_ASCII);
        super.write(bytes, 0, bytes.length);
    }

    // Spring detects whether the output is a terminal.
    private static boolean isTerminal() {
        return !AnsiOutput.encode(AnsiStyle.NORMAL).isEmpty();
    }
}
