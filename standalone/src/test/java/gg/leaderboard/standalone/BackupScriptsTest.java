package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the parts of {@code ops/backup} that need no server. */
@Timeout(60)
class BackupScriptsTest {

    private static final Path SCRIPTS = Path.of("../ops/backup");

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "drill", "unpack"})
    void each_has_a_help(String script) throws Exception {
        assertThat(run(script, 0, "--help")).startsWith("Usage: ops/backup/" + script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "drill"})
    void an_unknown_option_is_named(String script) throws Exception {
        assertThat(run(script, 1, "--other")).contains("There is no option --other");
    }

    @ParameterizedTest
    @CsvSource({
        "restore, --patience=soon, --patience must be a number of seconds; was soon",
        "drill, --events=many, --events must be a number from 10 to 999999999; was many",
        "drill, --port=x, --port must be a number from 1000 to 65531; was x",
        "restore, /nowhere/backups, There is no directory /nowhere/backups",
        "backup, --port=x, --port must be a number; was x",
        "backup, --to=/dev/null/x, /dev/null/x cannot be created"
    })
    void a_wrong_value_is_named(String script, String argument, String problem) throws Exception {
        assertThat(run(script, 1, argument)).contains(problem);
    }

    @Test
    void an_interrupted_backup_is_not_restored() throws Exception {
        Files.createDirectories(temp.resolve("2026-11-20T000000Z.part/data"));
        Files.createFile(temp.resolve("2026-11-20T000000Z.part/SHA256SUMS"));

        assertThat(run("restore", 1, "--data", temp.resolve("data").toString(), temp.toString()))
                .contains("There is no complete backup in " + temp);
    }

    @Test
    void nothing_is_restored_while_a_leaderboard_runs() throws Exception {
        Path backup = Files.createDirectories(temp.resolve("2026-11-20T000000Z"));
        Files.createFile(backup.resolve("SHA256SUMS"));
        Path data = Files.createDirectories(temp.resolve("data"));
        Process running = new ProcessBuilder("bash", "-c", "sleep 60; : standalone").start();
        try {
            Files.writeString(data.resolve("standalone.lock"), "pid " + running.pid() + ", it is starting");

            assertThat(run("restore", 1, "--data=" + data, temp.toString()))
                    .contains("A leaderboard is running", "pid " + running.pid());
        } finally {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
        }
    }

    private static String run(String script, int exitCode, String... arguments)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("bash", SCRIPTS.resolve(script).toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
        return output;
    }
}
