package gg.leaderboard.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCommandLineTest {

    private final ServiceCommandLine line =
            new ServiceCommandLine("archive", "Keeps everything.", List.of("backup", "restore"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--server.port=0",
                "--leaderboard.region.follower",
                "--spring.datasource.url=jdbc:postgresql://host/db?a=b",
                "--leaderboard.relay.inlets[0].topic=scores",
                "--debug",
                "--debug=true",
                "--trace",
                "--server.port=0 --spring.main.banner-mode="
            })
    void properties_start_the_service(String args) {
        assertThat(answer(args.split(" "))).isEmpty();
    }

    @Test
    void no_arguments_start_the_service() {
        assertThat(answer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --verison             | There is no option --verison; see --help
            --port=8000           | There is no option --port=8000; see --help
            --x=a.b               | There is no option --x=a.b; see --help
            -v                    | There is no option -v; see --help
            -server.port=1        | There is no option -server.port=1; see --help
            --                    | There is no option --; see --help
            version               | There is no command 'version'; see --help
            a.b=c                 | There is no command 'a.b=c'; see --help
            --server.port 8000    | There is no command '8000'; see --help
            --server.port=1 backup| The command backup must be the first argument; see --help
            --version --quiet     | There is no option --quiet; see --help
            """)
    void an_unknown_argument_is_rejected_by_name(String args, String message) {
        assertThat(answer(args.split(" "))).hasValue(2);
        assertThat(err.toString(UTF_8).strip()).isEqualTo(message);
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--server.port=0 --help", "--verison -h"})
    void help_names_the_commands_and_where_the_properties_are(String args) {
        assertThat(answer(args.split(" "))).hasValue(0);
        assertThat(out.toString(UTF_8))
                .startsWith(
                        "Usage: archive [--NAME=VALUE]...\n       archive backup|restore --help\n\nKeeps everything.\n")
                .contains("--version", "SPRING_KAFKA_BOOTSTRAP_SERVERS", "docs/OPERATIONS.md");
        assertThat(err.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--server.port=0 --version"})
    void version_starts_nothing(String args) {
        assertThat(answer(args.split(" "))).hasValue(0);
        assertThat(out.toString(UTF_8).strip()).isEqualTo("archive " + Version.current());
    }

    private OptionalInt answer(String... args) {
        return line.answer(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), args);
    }
}
