package gg.leaderboard.archive.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebuildOptionsTest {

    @Test
    void a_board_and_its_rules_become_what_the_archive_is_asked_for() {
        RebuildOptions options = RebuildOptions.parse("--board=arena", "--update-mode=best", "--switch");

        assertThat(options.request()).isEqualTo("{\"boards\":{\"arena\":{\"update_mode\":\"best\"}}}");
        assertThat(options.switchesOver()).isTrue();
        assertThat(options.url()).hasToString("http://localhost:8002");
        assertThat(RebuildOptions.parse().request()).isEqualTo("{}");
    }

    @Test
    void what_makes_no_sense_is_refused() {
        for (List<String> arguments : List.of(
                List.of("--board=arena"),
                List.of("--update-mode=best"),
                List.of("--switch=yes"),
                List.of("board=arena"),
                List.of("--switch-back", "--switch"),
                List.of("--boards=arena"))) {
            assertThatThrownBy(() -> RebuildOptions.parse(arguments.toArray(String[]::new)))
                    .as(arguments.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void an_archive_that_is_away_is_told_and_the_command_fails() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int status = RebuildCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8), "rebuild", "--url=http://127.0.0.1:1");

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("does not respond");
    }
}
