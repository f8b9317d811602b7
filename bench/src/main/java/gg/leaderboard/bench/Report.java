package gg.leaderboard.bench;

import java.util.Locale;

/** Prints figures as they are found, and remembers whether a result was wrong or an aim missed. */
public final class Report {

    private boolean right = true;
    private boolean aimsMet = true;

    /** A line of the report. */
    public void print(String what, String format, Object... values) {
        System.out.printf(Locale.ROOT, "%-26s %s%n", what, String.format(Locale.ROOT, format, values));
    }

    /** A figure that ought to be at least {@code aim}. */
    public void atLeast(double aim, String what, double value, String format) {
        judge(value >= aim, "≥", aim, what, value, format);
    }

    /** A figure that ought to be at most {@code aim}. */
    public void atMost(double aim, String what, double value, String format) {
        judge(value <= aim, "≤", aim, what, value, format);
    }

    private void judge(boolean met, String sign, double aim, String what, double value, String format) {
        aimsMet &= met;
        print(what, format + "   aim %s " + format + ": %s", value, sign, aim, met ? "met" : "MISSED");
    }

    /** A result that is right or wrong, whatever the speed. */
    public void expectEqual(long expected, String what, long actual) {
        right &= expected == actual;
        print(what, "%,d   %s", actual, expected == actual ? "right" : String.format("WRONG: should be %,d", expected));
    }

    /** Whether nothing was wrong and, where aims count, none was missed. */
    public boolean passed(boolean aimsCount) {
        return right && (aimsMet || !aimsCount);
    }
}
