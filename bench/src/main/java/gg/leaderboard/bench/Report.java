package gg.leaderboard.bench;

import java.util.Locale;

/** Prints figures as they are measured, and records whether a result was wrong or a target was missed. */
public final class Report {

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

    private void judge(boolean met, String sign, double aim, String what, double value, String format) {
        aimsMet &= met;
        print(what, format + "   aim %s " + format + ": %s", value, sign, aim, met ? "met" : "MISSED");
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
