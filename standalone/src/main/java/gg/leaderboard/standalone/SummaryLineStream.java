package gg.leaderboard.standalone;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.boot.ansi.AnsiStyle;

/**
 * On a terminal, a summary line replaces the summary line before it. The addresses printed before them then stay on the
 * screen.
 */
final class SummaryLineStream extends PrintStream {

    private static final String SUMMARY = "Top five after ";

    // Moves to the line above and clears it. A long line is truncated rather than wrapped, because it must be one line.
    private static final String REPLACE = "\033[1A\033[2K";
    private static final String CUT = "\033[?7l";
    private static final String WRAP = "\033[?7h";

    private boolean afterSummary;

    SummaryLineStream(PrintStream out) {
        super(out, true, Charset.defaultCharset());
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        boolean summary = isTerminal() && new String(bytes, from, count, StandardCharsets.UTF_8).contains(SUMMARY);
        if (summary) {
            control(afterSummary ? REPLACE + CUT : CUT);
        }
        super.write(bytes, from, count);
        if (summary) {
            control(WRAP);
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
