package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the parts of {@code ./leaderboard} that need no build. */
@Timeout(60)
class LauncherScriptTest {

    private static final Path SCRIPT = Path.of("../leaderboard");

    @Test
    void its_help_lists_its_options_and_ports() throws Exception {
        assertThat(run(Map.of(), 0, "--help"))
                .contains("keys --help", "--data", "--quiet", "--no-simulator", "--events", "--passwords", "--version")
                .contains("8000", "8002", "9092", "6379", "5432");
    }

    @Test
    void it_names_its_version_and_commit() throws Exception {
        assertThat(run(Map.of(), 0, "--version"))
                .matches("leaderboard \\d+\\.\\S+ \\(commit ([0-9a-f]{8}(-dirty)?|unknown)\\)\n");
    }

    @Test
    void an_unknown_option_is_named() throws Exception {
        assertThat(run(Map.of(), 1, "--port=1")).contains("There is no option --port=1");
    }

    @Test
    void a_missing_java_is_reported() throws Exception {
        assertThat(run(Map.of("JAVA_HOME", "/nowhere"), 1)).contains("/nowhere/bin/java", "JDK 17");
    }

    private static String run(Map<String, String> environment, int exitCode, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of("sh", SCRIPT.toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(exitCode);
        return output;
    }
}
