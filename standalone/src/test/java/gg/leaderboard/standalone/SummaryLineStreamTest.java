package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ansi.AnsiOutput;

class SummaryLineStreamTest {

    private static final String UP_AND_CLEAR = "\033[1A\033[2K";

    private final AnsiOutput.Enabled before = AnsiOutput.getEnabled();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PrintStream out = new SummaryLineStream(new PrintStream(screen, true, StandardCharsets.UTF_8));

    @BeforeEach
    void beATerminal() {
        AnsiOutput.setEnabled(AnsiOutput.Enabled.ALWAYS);
    }

    @AfterEach
    void restore() {
        AnsiOutput.setEnabled(before);
    }

    @Test
    void a_summary_line_replaces_only_a_summary_line() {
        write("addresses\n");
        write("Top five after 5 events: a\n");
        assertThat(screen()).startsWith("addresses\n").doesNotContain(UP_AND_CLEAR);

        write("Top five after 10 events: b\n");
        assertThat(screen()).containsOnlyOnce(UP_AND_CLEAR);

        write("Kafka is unavailable\n");
        write("Top five after 15 events: c\n");
        assertThat(screen()).containsOnlyOnce(UP_AND_CLEAR).contains("Kafka is unavailable\n");
    }

    @Test
    void a_file_receives_all_lines_unchanged() {
        AnsiOutput.setEnabled(AnsiOutput.Enabled.NEVER);
        write("Top five after 5 events: a\n");
        write("Top five after 10 events: b\n");

        assertThat(screen()).isEqualTo("Top five after 5 events: a\nTop five after 10 events: b\n");
    }

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
    }

    private String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
