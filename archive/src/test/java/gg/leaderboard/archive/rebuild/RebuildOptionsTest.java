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
    void a_rebuild_request_contains_the_board_and_its_rules() {
        RebuildOptions options = RebuildOptions.parse("--board=arena", "--update-mode=best", "--switch");

        assertThat(options.request()).isEqualTo("{\"boards\":{\"arena\":{\"update_mode\":\"best\"}}}");
        assertThat(options.switchesOver()).isTrue();
        assertThat(options.url()).hasToString("http://localhost:8002");
        assertThat(RebuildOptions.parse().request()).isEqualTo("{}");
    }

    @Test
    void invalid_requests_are_rejected() {
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
    void an_unavailable_archive_is_reported_and_the_command_fails() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int status = RebuildCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8), "rebuild", "--url=http://127.0.0.1:1");

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("does not respond");
    }
}
