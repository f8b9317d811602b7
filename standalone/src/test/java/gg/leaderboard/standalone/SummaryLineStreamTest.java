package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ansi.AnsiOutput;

class SummaryLineStreamTest {

    private static final String UP_AND_CLEAR = "\033[1A\033[2K";

    private final AnsiOutput.Enabled before = AnsiOutput.getEnabled();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();
    private final PrintStream out =
            new SummaryLineStream(new PrintStream(screen, true, StandardCharsets.UTF_8), nanos::get);

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
    void a_file_receives_a_summary_once_a_minute_and_all_other_lines() {
        AnsiOutput.setEnabled(AnsiOutput.Enabled.NEVER);
        write("Top five after 5 events: a\n");
        write("Kafka is away\n");
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        write("Top five after 10 events: b\n");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        write("Top five after 15 events: c\n");

        assertThat(screen()).isEqualTo("Top five after 5 events: a\nKafka is away\nTop five after 15 events: c\n");
    }

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
    }

    private String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
