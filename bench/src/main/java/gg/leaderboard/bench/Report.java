package gg.leaderboard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Prints figures as they are measured, and records whether a result was wrong or a target was missed. */
public final class Report {

    /** The system property with the file to which every figure with a target is appended, for {@link TableRun}. */
    static final String FIGURES = "bench.figures";

    /** The system property with the command line of this run. */
    static final String RUN = "bench.run";

    private static final double RESIDENT_MIB = 512;

    private boolean right = true;
    private boolean aimsMet = true;

    /** Prints a line of the report. */
    public void print(String what, String format, Object... values) {
        System.out.printf(Locale.ROOT, "%-26s %s%n", what, String.format(Locale.ROOT, format, values));
    }

    /** Reports a figure whose target is at least {@code aim}. */
    public void atLeast(double aim, String what, double value, String format) {
        judge(value >= aim, "≥", aim, what, value, format);
    }

    /** Reports a figure whose target is at most {@code aim}. */
    public void atMost(double aim, String what, double value, String format) {
        judge(value <= aim, "≤", aim, what, value, format);
    }

    /** Reports the resident memory of a service under load. */
    public void resident(String service, long bytes) {
        atMost(RESIDENT_MIB, "memory of the " + service, (double) bytes / (1 << 20), "%.0f MiB");
    }

    private void judge(boolean met, String sign, double aim, String what, double value, String format) {
        aimsMet &= met;
        String text = String.format(Locale.ROOT, format, value);
        String target = String.format(Locale.ROOT, "%s " + format, sign, aim);
        print(what, "%s   aim %s: %s", text, target, met ? "met" : "MISSED");
        keep(new Figure(System.getProperty(RUN, ""), what, value, text, target, met));
    }

    private static void keep(Figure figure) {
        String file = System.getProperty(FIGURES);
        if (file != null) {
            try {
                Files.writeString(Path.of(file), figure.line() + "\n", StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reports a result that must be correct, independent of speed. */
    public void expectEqual(long expected, String what, long actual) {
        right &= expected == actual;
        print(what, "%,d   %s", actual, expected == actual ? "right" : String.format("WRONG: should be %,d", expected));
    }

    /** Returns whether all results were correct and, if {@code aimsCount}, all targets were met. */
    public boolean passed(boolean aimsCount) {
        return right && (aimsMet || !aimsCount);
    }
}
